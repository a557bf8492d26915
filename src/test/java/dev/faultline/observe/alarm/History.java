package dev.faultline.observe.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Series written as in Prometheus's own tests: {@code 0+10x4} is 0, 10, 20, 30, 40. */
final class History {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final SampleStore store = new SampleStore(Duration.ofHours(3));

    /** One that is scraped at this pace. */
    static History of(Duration every, String... series) throws MalformedExposition {
        History history = new History();
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (String line : series) {
            int end = line.lastIndexOf('}') + 1;
            String name = end == 0 ? line.substring(0, line.indexOf(' ')) : line.substring(0, end);
            values.put(name, Notation.values(line.substring(name.length())));
        }
        int longest = values.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            TreeMap<String, Double> now = new TreeMap<>();
            for (Map.Entry<String, List<Double>> one : values.entrySet()) {
                if (i < one.getValue().size()) {
                    now.put(one.getKey(), one.getValue().get(i));
                }
            }
            StringBuilder text = new StringBuilder();
            now.forEach(
                    (name, value) -> text.append(name).append(' ').append(value).append('\n'));
            history.store.told(
                    "node",
                    BEGIN.plus(every.multipliedBy(i)),
                    Exposition.parse(text.toString().replace("Infinity", "Inf")));
        }
        return history;
    }

    SampleStore store() {
        return store;
    }

    /** The value of each series, by its labels as text. */
    Map<String, Double> eval(String expression, Duration at) throws EvaluationFailed {
        Map<String, Double> values = new TreeMap<>();
        for (Sample sample : new Evaluator(store, BEGIN.plus(at)).evaluate(ExpressionParser.parse(expression))) {
            values.put(sample.labels().toString(), sample.value());
        }
        return values;
    }
}
