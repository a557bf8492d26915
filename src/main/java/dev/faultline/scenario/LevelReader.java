package dev.faultline.scenario;

import dev.faultline.scenario.Objective.Level;
import dev.faultline.scenario.YamlNode.Entry;
import java.util.List;

/** Reads what an SLO requires: {@code availability: 99.5 %}, {@code p95: 300ms} or {@code throughput: 20/s}. */
final class LevelReader {
    private LevelReader() {}

    static boolean isLevel(String field) {
        return field.equals("availability") || field.equals("throughput") || field.matches("p\\d.*");
    }

    /** Reads the one level among the fields of an SLO. */
    static Level read(Fields fields) {
        List<Entry> levels = fields.entries().stream()
                .filter(entry -> isLevel(entry.key().text()))
                .toList();
        if (levels.isEmpty()) {
            throw fields.error(
                    "the SLO does not say what it requires",
                    "add availability, throughput or a percentile such as p95");
        }
        if (levels.size() > 1) {
            throw levels.get(1)
                    .key()
                    .error("an SLO requires one thing only", "write a second SLO with an id of its own");
        }
        return level(levels.get(0));
    }

    private static Level level(Entry entry) {
        String name = entry.key().text();
        return switch (name) {
            case "availability" -> new Level.Availability(NumberSyntax.ratio(entry.value()));
            case "throughput" -> new Level.Throughput(NumberSyntax.rate(entry.value()));
            default -> new Level.Latency(percentile(entry.key()), DurationSyntax.positive(entry.value()));
        };
    }

    private static double percentile(YamlNode.Scalar name) {
        if (!name.text().matches("p\\d{1,2}(\\.\\d{1,3})?")
                || Double.parseDouble(name.text().substring(1)) <= 0) {
            throw name.error("`" + name.text() + "` is no percentile", "write it like p50, p95 or p99.9");
        }
        return Double.parseDouble(name.text().substring(1));
    }
}
