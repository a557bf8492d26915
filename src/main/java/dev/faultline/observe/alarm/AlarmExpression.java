package dev.faultline.observe.alarm;

import dev.faultline.observe.alarm.Expression.Aggregation;
import dev.faultline.observe.alarm.Expression.Arithmetic;
import dev.faultline.observe.alarm.Expression.Comparison;
import dev.faultline.observe.alarm.Expression.Growth;
import dev.faultline.observe.alarm.Expression.Quantile;
import dev.faultline.scenario.AlarmRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The expression of an alarm: a comparison at its end, below it the part of PromQL that alarms need. Selectors with label
 * matchers, {@code rate} and {@code increase} over a range, {@code sum}, {@code avg}, {@code min}, {@code max} and
 * {@code count} with an optional {@code by}, {@code histogram_quantile}, {@code + - * /}, comparisons that filter.
 */
public final class AlarmExpression {
    private static final int LONGEST = 1000;
    private static final int SHOWN = 3;

    private final String text;
    private final Comparison comparison;

    private AlarmExpression(String text, Comparison comparison) {
        this.text = text;
        this.comparison = comparison;
    }

    /**
     * Reads an expression.
     *
     * @throws AlarmSyntaxException when it is not one, or has no comparison at its end; says in which column
     */
    public static AlarmExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new AlarmSyntaxException(text.substring(0, 40) + " …", 1, "longer than " + LONGEST + " characters");
        }
        if (ExpressionParser.parse(text) instanceof Comparison comparison) {
            return new AlarmExpression(text, comparison);
        }
        throw new AlarmSyntaxException(
                text, text.length() + 1, "expected a comparison, such as `> 0`: else the alarm would always fire");
    }

    /**
     * Reads the expression of a rule; a message about it names the rule.
     *
     * @throws AlarmSyntaxException as {@link #parse} does
     */
    public static AlarmExpression of(AlarmRule rule) {
        try {
            return parse(rule.expression());
        } catch (AlarmSyntaxException e) {
            throw e.of(rule.name());
        }
    }

    /** How far it looks back. */
    Duration longestRange() {
        return ranges(comparison).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Stream<Duration> ranges(Expression expression) {
        if (expression instanceof Growth growth) {
            return Stream.of(growth.range());
        }
        if (expression instanceof Aggregation aggregation) {
            return ranges(aggregation.of());
        }
        if (expression instanceof Quantile quantile) {
            return ranges(quantile.of());
        }
        if (expression instanceof Arithmetic arithmetic) {
            return Stream.concat(ranges(arithmetic.left()), ranges(arithmetic.right()));
        }
        return expression instanceof Comparison comparison
                ? Stream.concat(ranges(comparison.left()), ranges(comparison.right()))
                : Stream.empty();
    }

    /** The samples for which it holds; none: the alarm has no reason to fire. */
    List<Sample> holding(SampleStore store, Instant at) throws EvaluationFailed {
        return new Evaluator(store, at).evaluate(comparison);
    }

    /** What was compared, in words, whether it held or not. */
    String compared(SampleStore store, Instant at) throws EvaluationFailed {
        Expression vector = comparison.left().isScalar() ? comparison.right() : comparison.left();
        return words(new Evaluator(store, at).evaluate(vector));
    }

    /** Values, with their labels where there are any. */
    static String words(List<Sample> samples) {
        if (samples.isEmpty()) {
            return "no sample";
        }
        String shown = samples.stream()
                .limit(SHOWN)
                .map(sample -> (Figures.show(sample.value()) + " " + sample.labels()).strip())
                .collect(Collectors.joining(", "));
        return samples.size() > SHOWN ? shown + " and " + (samples.size() - SHOWN) + " more" : shown;
    }

    @Override
    public String toString() {
        return text;
    }
}
