package benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured again and again on each of several subjects.
 *
 * @param <S> a subject, the embedded proxy for example
 */
final class Samples<S> {
    private final Map<S, List<Double>> values = new LinkedHashMap<>();

    void add(S subject, double value) {
        values.computeIfAbsent(subject, any -> new ArrayList<>()).add(value);
    }

    double median(S subject) {
        List<Double> sorted = values.get(subject).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
