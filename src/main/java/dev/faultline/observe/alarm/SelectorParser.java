package dev.faultline.observe.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads which series are meant: {@code name{label="value", other=~"pattern"}}. */
final class SelectorParser {
    private final Words words;

    SelectorParser(Words words) {
        this.words = words;
    }

    Selector selector() {
        Token begin = words.peek();
        List<LabelMatcher> matchers = new ArrayList<>();
        if (begin.kind() == Token.Kind.NAME) {
            matchers.add(equal(Labels.NAME, words.take().text()));
        }
        if (words.next("{")) {
            while (!words.next("}")) {
                matchers.add(matcher());
                if (!words.next(",") && !words.peek().is("}")) {
                    throw words.wrong(words.peek(), "expected , or } after a matcher");
                }
            }
        }
        if (matchers.stream().allMatch(matcher -> matcher.condition().test(""))) {
            throw words.wrong(begin, "expected a metric's name, or a matcher that not everything agrees to");
        }
        return new Selector(matchers);
    }

    private LabelMatcher matcher() {
        String label = words.require(Token.Kind.NAME).text();
        Token operator = words.take();
        Token value = words.peek();
        if (!List.of("=", "!=", "=~", "!~").contains(operator.text())) {
            throw words.wrong(operator, "expected =, !=, =~ or !~ after the label, found " + operator.found());
        }
        String text = words.require(Token.Kind.STRING).text();
        return switch (operator.text()) {
            case "=" -> equal(label, text);
            case "!=" -> new LabelMatcher(label, found -> !found.equals(text), Optional.empty());
            case "=~" -> new LabelMatcher(label, pattern(value), Optional.empty());
            default -> new LabelMatcher(label, pattern(value).negate(), Optional.empty());
        };
    }

    private static LabelMatcher equal(String label, String value) {
        return new LabelMatcher(label, value::equals, Optional.of(value));
    }

    /** Of the whole value, as in Prometheus. */
    private Predicate<String> pattern(Token value) {
        try {
            return Pattern.compile(value.text(), Pattern.DOTALL).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw words.wrong(value, "not a regular expression: " + e.getDescription());
        }
    }
}
