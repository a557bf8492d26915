package dev.faultline.observe.alarm;

import dev.faultline.observe.alarm.Expression.Aggregation;
import dev.faultline.observe.alarm.Expression.Arithmetic;
import dev.faultline.observe.alarm.Expression.Comparison;
import dev.faultline.observe.alarm.Expression.Constant;
import dev.faultline.observe.alarm.Expression.Growth;
import dev.faultline.observe.alarm.Expression.Instantaneous;
import dev.faultline.observe.alarm.Expression.Quantile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the part of PromQL that alarms need, with its own precedences; what it does not know it refuses by name. */
final class ExpressionParser {
    private static final Map<String, Comparison.Operator> COMPARISONS = Map.of(
            "==", Comparison.Operator.EQUAL,
            "!=", Comparison.Operator.UNEQUAL,
            "<", Comparison.Operator.LESS,
            "<=", Comparison.Operator.AT_MOST,
            ">", Comparison.Operator.GREATER,
            ">=", Comparison.Operator.AT_LEAST);
    private static final Map<String, Arithmetic.Operator> SUMS =
            Map.of("+", Arithmetic.Operator.ADD, "-", Arithmetic.Operator.SUBTRACT);
    private static final Map<String, Arithmetic.Operator> PRODUCTS =
            Map.of("*", Arithmetic.Operator.MULTIPLY, "/", Arithmetic.Operator.DIVIDE);
    private static final String KNOWN = "known are rate, increase, sum, avg, min, max, count and histogram_quantile";
    private static final Set<String> UNKNOWN_WORDS =
            Set.of("and", "or", "unless", "bool", "on", "ignoring", "offset", "without", "group_left", "group_right");

    private final Words words;

    private ExpressionParser(String text) {
        this.words = new Words(text);
    }

    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.comparison();
        parser.words.requireEnd(UNKNOWN_WORDS);
        return expression;
    }

    private Expression comparison() {
        Expression left = sum();
        while (COMPARISONS.containsKey(words.peek().text()) && words.peek().kind() == Token.Kind.SYMBOL) {
            Token operator = words.take();
            if (words.peek().is("bool")) {
                throw words.wrong(words.peek(), "`bool` is not known here: a comparison filters");
            }
            Expression right = sum();
            if (left.isScalar() && right.isScalar()) {
                throw words.wrong(operator, "expected series on one side at least, found numbers on both");
            }
            left = new Comparison(COMPARISONS.get(operator.text()), left, right);
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (words.peek().kind() == Token.Kind.SYMBOL
                && SUMS.containsKey(words.peek().text())) {
            left = new Arithmetic(SUMS.get(words.take().text()), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (words.peek().kind() == Token.Kind.SYMBOL
                && PRODUCTS.containsKey(words.peek().text())) {
            left = new Arithmetic(PRODUCTS.get(words.take().text()), left, signed());
        }
        return left;
    }

    private Expression signed() {
        if (words.next("-")) {
            return new Arithmetic(Arithmetic.Operator.MULTIPLY, new Constant(-1), signed());
        }
        return words.next("+") ? signed() : operand();
    }

    private Expression operand() {
        Token token = words.peek();
        if (words.next("(")) {
            Expression inner = comparison();
            words.require(")");
            return inner;
        }
        if (token.kind() == Token.Kind.NUMBER) {
            return new Constant(Figures.parse(words.take().text()));
        }
        if (token.is("{")) {
            return series();
        }
        if (token.kind() != Token.Kind.NAME) {
            throw words.wrong(token, "expected a metric, a function, a number or (, found " + token.found());
        }
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "inf", "nan" -> new Constant(Figures.parse(words.take().text()));
            case "rate" -> growth(Growth.Kind.RATE);
            case "increase" -> growth(Growth.Kind.INCREASE);
            case "sum" -> aggregation(Aggregation.Kind.SUM);
            case "avg" -> aggregation(Aggregation.Kind.AVG);
            case "min" -> aggregation(Aggregation.Kind.MIN);
            case "max" -> aggregation(Aggregation.Kind.MAX);
            case "count" -> aggregation(Aggregation.Kind.COUNT);
            case "histogram_quantile" -> quantile();
            default -> series();
        };
    }

    private Expression growth(Growth.Kind kind) {
        Token function = words.take();
        words.require("(");
        Token at = words.peek();
        if (at.kind() != Token.Kind.NAME && !at.is("{")) {
            throw words.wrong(at, "expected a metric, found " + at.found());
        }
        Selector selector = new SelectorParser(words).selector();
        if (!words.peek().is("[")) {
            throw words.wrong(
                    words.peek(),
                    function.text() + " needs the series of a metric over a range, such as " + function.text()
                            + "(x[5s]); found " + words.peek().found());
        }
        Duration range = range();
        words.require(")");
        return new Growth(kind, selector, range);
    }

    private Duration range() {
        words.require("[");
        Token length = words.take();
        if (length.kind() != Token.Kind.DURATION) {
            throw words.wrong(length, "expected a duration such as 5s or 500ms, found " + length.found());
        }
        Duration range = Durations.parse(length.text());
        if (range.isZero() || range.compareTo(Durations.LONGEST) > 0) {
            throw words.wrong(length, "a range must be over 0 and at most " + Durations.LONGEST.toHours() + "h");
        }
        words.require("]");
        return range;
    }

    private Expression aggregation(Aggregation.Kind kind) {
        words.take();
        Optional<List<String>> by = by();
        words.require("(");
        Token at = words.peek();
        Expression of = vector(at);
        words.require(")");
        return new Aggregation(kind, of, by.isPresent() ? by : by());
    }

    private Optional<List<String>> by() {
        if (words.peek().is("without")) {
            throw words.wrong(words.peek(), "`without` is not known here; name the labels to keep with `by (…)`");
        }
        if (!words.next("by")) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        words.require("(");
        while (!words.next(")")) {
            labels.add(words.require(Token.Kind.NAME).text());
            if (!words.next(",") && !words.peek().is(")")) {
                throw words.wrong(words.peek(), "expected , or ) after a label");
            }
        }
        return Optional.of(List.copyOf(labels));
    }

    private Expression quantile() {
        words.take();
        words.require("(");
        Token at = words.peek();
        Expression quantile = sum();
        if (!quantile.isScalar()) {
            throw words.wrong(at, "expected the quantile, a number such as 0.95, as the first argument");
        }
        words.require(",");
        Expression of = vector(words.peek());
        words.require(")");
        return new Quantile(quantile, of);
    }

    private Expression vector(Token at) {
        Expression of = comparison();
        if (of.isScalar()) {
            throw words.wrong(at, "expected series, found a number");
        }
        return of;
    }

    private Expression series() {
        Token name = words.peek();
        if (UNKNOWN_WORDS.contains(name.text())) {
            throw words.wrong(name, "`" + name.text() + "` is not known here");
        }
        Selector selector = new SelectorParser(words).selector();
        if (words.peek().is("(")) {
            throw words.wrong(name, "unknown function `" + name.text() + "`; " + KNOWN);
        }
        if (words.peek().is("[")) {
            throw words.wrong(words.peek(), "a range belongs into rate(…) or increase(…)");
        }
        return new Instantaneous(selector);
    }
}
