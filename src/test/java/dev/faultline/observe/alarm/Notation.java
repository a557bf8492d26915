package dev.faultline.observe.alarm;

import java.util.ArrayList;
import java.util.List;

/** The notation for series of values that Prometheus's tests have. */
final class Notation {
    private Notation() {}

    static List<Double> values(String text) {
        List<Double> values = new ArrayList<>();
        for (String part : text.strip().split("\\s+")) {
            int plus = part.indexOf('+', 1);
            if (plus < 0) {
                values.add(Double.parseDouble(part));
            } else {
                double first = Double.parseDouble(part.substring(0, plus));
                String[] step = part.substring(plus + 1).split("x");
                for (int i = 0; i <= Integer.parseInt(step[1]); i++) {
                    values.add(first + i * Double.parseDouble(step[0]));
                }
            }
        }
        return values;
    }
}
