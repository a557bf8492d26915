package dev.faultline.rehearsal.scaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures in the Prometheus text format, as the rehearsal's own programs write them.
 *
 * @param text what {@code GET /metrics} answered
 */
public record Exposition(String text) {
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

    /** The sum of all samples of {@code metric}, whatever their labels; empty when there is none. */
    public OptionalDouble sum(String metric) {
        Map<String, Double> samples = samples(metric);
        return samples.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(samples.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum());
    }

    /** The samples of {@code metric} by their labels as they are written, such as {@code target="api-a"}. */
    public Map<String, Double> samples(String metric) {
        Map<String, Double> found = new LinkedHashMap<>();
        text.lines().filter(line -> line.startsWith(metric)).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches() && sample.group(1).equals(metric)) {
                found.put(sample.group(2) == null ? "" : sample.group(2), number(sample.group(3)));
            }
        });
        return found;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.replace("Inf", "Infinity"));
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
