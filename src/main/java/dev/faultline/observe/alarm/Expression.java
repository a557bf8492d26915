package dev.faultline.observe.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A parsed expression; what each part means is what Prometheus says of it. */
sealed interface Expression {
    /** Whether it is one number rather than a vector of samples. */
    default boolean isScalar() {
        return false;
    }

    /** A number. */
    record Constant(double value) implements Expression {
        @Override
        public boolean isScalar() {
            return true;
        }
    }

    /** The values that series have now. */
    record Instantaneous(Selector selector) implements Expression {}

    /** How much counters grew over a range of time, as a whole or for each second. */
    record Growth(Kind kind, Selector selector, Duration range) implements Expression {
        /** Which of the two. */
        enum Kind {
            RATE,
            INCREASE
        }
    }

    /** Many samples made one, for each group of samples whose labels {@code by} are the same. */
    record Aggregation(Kind kind, Expression of, Optional<List<String>> by) implements Expression {
        /** How. */
        enum Kind {
            SUM,
            AVG,
            MIN,
            MAX,
            COUNT
        }
    }

    /** A quantile of each histogram, from its buckets. */
    record Quantile(Expression quantile, Expression of) implements Expression {}

    /** Arithmetic between numbers and vectors. */
    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public boolean isScalar() {
            return left.isScalar() && right.isScalar();
        }

        /** What is done. */
        enum Operator {
            ADD,
            SUBTRACT,
            MULTIPLY,
            DIVIDE
        }
    }

    /** A filter: of the samples of the one side that is a vector, or of the left one, those for which it holds. */
    record Comparison(Operator operator, Expression left, Expression right) implements Expression {
        /** What must hold between left and right. */
        enum Operator {
            EQUAL,
            UNEQUAL,
            LESS,
            AT_MOST,
            GREATER,
            AT_LEAST
        }
    }
}
