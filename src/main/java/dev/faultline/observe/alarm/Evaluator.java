package dev.faultline.observe.alarm;

import dev.faultline.observe.alarm.Expression.Aggregation;
import dev.faultline.observe.alarm.Expression.Arithmetic;
import dev.faultline.observe.alarm.Expression.Comparison;
import dev.faultline.observe.alarm.Expression.Constant;
import dev.faultline.observe.alarm.Expression.Growth;
import dev.faultline.observe.alarm.Expression.Instantaneous;
import dev.faultline.observe.alarm.Expression.Quantile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Evaluates an expression at one instant on what a store holds, as Prometheus does, but for one thing: a sample that is
 * not a number (0/0, a quantile of nothing) is no sample, so that one idle node does not make a sum over all of them
 * unknown.
 */
final class Evaluator {
    private final SampleStore store;
    private final Instant at;

    Evaluator(SampleStore store, Instant at) {
        this.store = store;
        this.at = at;
    }

    /** The samples of a vector; a number is one sample without labels. */
    List<Sample> evaluate(Expression expression) throws EvaluationFailed {
        List<Sample> samples =
                expression.isScalar() ? List.of(new Sample(Labels.NONE, number(expression))) : vector(expression);
        return samples.stream().filter(sample -> !Double.isNaN(sample.value())).toList();
    }

    private List<Sample> vector(Expression expression) throws EvaluationFailed {
        if (expression instanceof Instantaneous now) {
            return now(now.selector());
        }
        if (expression instanceof Growth growth) {
            return growth(growth);
        }
        if (expression instanceof Aggregation aggregation) {
            return aggregation(aggregation);
        }
        if (expression instanceof Quantile quantile) {
            return quantile(quantile);
        }
        if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        }
        return arithmetic((Arithmetic) expression);
    }

    private double number(Expression expression) {
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        Arithmetic arithmetic = (Arithmetic) expression;
        return Operators.of(arithmetic.operator(), number(arithmetic.left()), number(arithmetic.right()));
    }

    private List<Sample> now(Selector selector) {
        return store.select(selector)
                .flatMap(series -> series.now(at.minus(SampleStore.LOOKBACK)).stream()
                        .map(point -> new Sample(series.labels(), point.value())))
                .toList();
    }

    private List<Sample> growth(Growth growth) {
        return store.select(growth.selector())
                .flatMap(series -> grown(growth, series))
                .toList();
    }

    private Stream<Sample> grown(Growth growth, Series series) {
        OptionalDouble value = Rates.growth(growth.kind(), series, growth.range(), at);
        return value.isPresent()
                ? Stream.of(new Sample(series.labels().withoutName(), value.getAsDouble()))
                : Stream.empty();
    }

    private List<Sample> aggregation(Aggregation aggregation) throws EvaluationFailed {
        Map<Labels, List<Sample>> groups = new LinkedHashMap<>();
        for (Sample sample : evaluate(aggregation.of())) {
            Labels group = aggregation.by().map(sample.labels()::only).orElse(Labels.NONE);
            groups.computeIfAbsent(group, labels -> new ArrayList<>()).add(sample);
        }
        List<Sample> samples = new ArrayList<>();
        groups.forEach((labels, group) -> samples.add(new Sample(
                labels,
                Operators.of(
                        aggregation.kind(),
                        group.stream().mapToDouble(Sample::value).summaryStatistics()))));
        return samples;
    }

    private List<Sample> quantile(Quantile quantile) throws EvaluationFailed {
        Map<Labels, Buckets> histograms = new LinkedHashMap<>();
        for (Sample sample : evaluate(quantile.of())) {
            Optional<Double> bound = bound(sample.labels().value("le"));
            bound.ifPresent(upper -> histograms
                    .computeIfAbsent(sample.labels().withoutName().without("le"), labels -> new Buckets())
                    .add(upper, sample.value()));
        }
        double asked = number(quantile.quantile());
        List<Sample> samples = new ArrayList<>();
        histograms.forEach((labels, buckets) -> samples.add(new Sample(labels, buckets.quantile(asked))));
        return samples;
    }

    /** A series without a bound is no bucket. */
    private static Optional<Double> bound(String le) {
        try {
            return Optional.of(Figures.parse(le));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<Sample> comparison(Comparison comparison) throws EvaluationFailed {
        List<Sample> samples = new ArrayList<>();
        if (comparison.left().isScalar()) {
            double left = number(comparison.left());
            for (Sample right : evaluate(comparison.right())) {
                if (Operators.holds(comparison.operator(), left, right.value())) {
                    samples.add(right);
                }
            }
        } else if (comparison.right().isScalar()) {
            double right = number(comparison.right());
            for (Sample left : evaluate(comparison.left())) {
                if (Operators.holds(comparison.operator(), left.value(), right)) {
                    samples.add(left);
                }
            }
        } else {
            for (Pair pair : pairs(comparison.left(), comparison.right())) {
                if (Operators.holds(
                        comparison.operator(), pair.left().value(), pair.right().value())) {
                    samples.add(pair.left());
                }
            }
        }
        return samples;
    }

    private List<Sample> arithmetic(Arithmetic arithmetic) throws EvaluationFailed {
        if (arithmetic.left().isScalar()) {
            double left = number(arithmetic.left());
            return each(arithmetic.right(), right -> Operators.of(arithmetic.operator(), left, right));
        }
        if (arithmetic.right().isScalar()) {
            double right = number(arithmetic.right());
            return each(arithmetic.left(), left -> Operators.of(arithmetic.operator(), left, right));
        }
        List<Sample> samples = new ArrayList<>();
        for (Pair pair : pairs(arithmetic.left(), arithmetic.right())) {
            samples.add(new Sample(
                    pair.left().labels().withoutName(),
                    Operators.of(
                            arithmetic.operator(),
                            pair.left().value(),
                            pair.right().value())));
        }
        return samples;
    }

    private List<Sample> each(Expression expression, DoubleUnaryOperator operator) throws EvaluationFailed {
        return evaluate(expression).stream()
                .map(sample -> new Sample(sample.labels().withoutName(), operator.applyAsDouble(sample.value())))
                .toList();
    }

    private record Pair(Sample left, Sample right) {}

    /** Each sample of the left with the one of the right that has the same labels, the name aside. */
    private List<Pair> pairs(Expression left, Expression right) throws EvaluationFailed {
        Map<Labels, Sample> byLabels = byLabels(evaluate(right));
        List<Pair> pairs = new ArrayList<>();
        byLabels(evaluate(left)).forEach((labels, sample) -> {
            if (byLabels.containsKey(labels)) {
                pairs.add(new Pair(sample, byLabels.get(labels)));
            }
        });
        return pairs;
    }

    private static Map<Labels, Sample> byLabels(List<Sample> samples) throws EvaluationFailed {
        Map<Labels, Sample> byLabels = new LinkedHashMap<>();
        for (Sample sample : samples) {
            Sample other = byLabels.put(sample.labels().withoutName(), sample);
            if (other != null) {
                throw new EvaluationFailed("two series on one side of an operator have the same labels: "
                        + other.labels() + " and " + sample.labels());
            }
        }
        return byLabels;
    }
}
