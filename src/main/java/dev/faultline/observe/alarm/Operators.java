package dev.faultline.observe.alarm;

import dev.faultline.observe.alarm.Expression.Aggregation;
import dev.faultline.observe.alarm.Expression.Arithmetic;
import dev.faultline.observe.alarm.Expression.Comparison;
import java.util.DoubleSummaryStatistics;

/** What operators do with numbers. */
final class Operators {
    private Operators() {}

    static double of(Arithmetic.Operator operator, double left, double right) {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
        };
    }

    static double of(Aggregation.Kind kind, DoubleSummaryStatistics group) {
        return switch (kind) {
            case SUM -> group.getSum();
            case AVG -> group.getAverage();
            case MIN -> group.getMin();
            case MAX -> group.getMax();
            case COUNT -> group.getCount();
        };
    }

    static boolean holds(Comparison.Operator operator, double left, double right) {
        return switch (operator) {
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
        };
    }
}
