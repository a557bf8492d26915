package dev.faultline.observe.alarm;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What tells one series from another: its metric's name and its labels.
 *
 * @param values by label; the name is the label {@link #NAME}; a label without a value is one that is not there
 */
public record Labels(SortedMap<String, String> values) {
    /** The label that holds the metric's name. */
    public static final String NAME = "__name__";

    static final Labels NONE = new Labels(Map.of());

    /** Copies the map, and leaves out labels without a value. */
    public Labels {
        TreeMap<String, String> kept = new TreeMap<>(values);
        kept.values().removeIf(String::isEmpty);
        values = Collections.unmodifiableSortedMap(kept);
    }

    Labels(Map<String, String> values) {
        this(new TreeMap<>(values));
    }

    /** The metric's name. */
    public String name() {
        return value(NAME);
    }

    /** The value of a label; empty when it has none. */
    public String value(String label) {
        return values.getOrDefault(label, "");
    }

    Labels with(String label, String value) {
        TreeMap<String, String> more = new TreeMap<>(values);
        more.put(label, value);
        return new Labels(more);
    }

    Labels without(String label) {
        return values.containsKey(label) ? with(label, "") : this;
    }

    Labels withoutName() {
        return without(NAME);
    }

    Labels only(Collection<String> labels) {
        TreeMap<String, String> fewer = new TreeMap<>(values);
        fewer.keySet().retainAll(labels);
        return new Labels(fewer);
    }

    /** As people write it: {@code name{label="value"}}. */
    @Override
    public String toString() {
        String labels = values.entrySet().stream()
                .filter(label -> !label.getKey().equals(NAME))
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(","));
        return name() + (labels.isEmpty() ? "" : "{" + labels + "}");
    }
}
