package dev.faultline.plan.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be given for a parameter of an action or of a target. In a template every value is a text.
 *
 * @param type how the text is read
 * @param optional whether it can be left out
 * @param least the smallest value; empty where AWS's reference gives none
 * @param most the largest value, likewise
 * @param values the values that can be chosen; empty where any can
 */
record FisParameter(Type type, boolean optional, Optional<String> least, Optional<String> most, List<String> values) {
    /** How a parameter's text is read. */
    enum Type {
        /** ISO 8601, such as {@code PT10M}. */
        @JsonProperty("duration")
        DURATION,
        /** A whole number. */
        @JsonProperty("whole")
        WHOLE,
        /** A number. */
        @JsonProperty("number")
        NUMBER,
        /** {@code true} or {@code false}. */
        @JsonProperty("boolean")
        BOOLEAN,
        /** One of the values. */
        @JsonProperty("choice")
        CHOICE,
        /** Some of the values, separated by commas. */
        @JsonProperty("choices")
        CHOICES,
        /** Any text. */
        @JsonProperty("text")
        TEXT,
        /** Texts, separated by commas. */
        @JsonProperty("texts")
        TEXTS
    }

    FisParameter {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** What was expected instead of this text, in words; empty where it can stand. */
    Optional<String> expectedInsteadOf(String text) {
        return accepts(text) ? Optional.empty() : Optional.of(expected());
    }

    private boolean accepts(String text) {
        return switch (type) {
            case DURATION -> duration(text).map(this::inRange).orElse(false);
            case WHOLE -> text.matches("-?\\d{1,9}") && inRange(new BigDecimal(text));
            case NUMBER -> text.matches("-?\\d{1,9}(\\.\\d{1,6})?") && inRange(new BigDecimal(text));
            case BOOLEAN -> text.matches("(?i)true|false");
            case CHOICE -> values.contains(text);
            case CHOICES -> Stream.of(text.split(",", -1)).map(String::strip).allMatch(values::contains);
            case TEXT -> !text.isBlank();
            case TEXTS -> Stream.of(text.split(",", -1)).noneMatch(String::isBlank);
        };
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(read -> !read.isNegative() && !read.isZero());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private boolean inRange(Duration duration) {
        return least.map(Duration::parse).map(at -> duration.compareTo(at) >= 0).orElse(true)
                && most.map(Duration::parse)
                        .map(at -> duration.compareTo(at) <= 0)
                        .orElse(true);
    }

    private boolean inRange(BigDecimal number) {
        return least.map(BigDecimal::new).map(at -> number.compareTo(at) >= 0).orElse(true)
                && most.map(BigDecimal::new)
                        .map(at -> number.compareTo(at) <= 0)
                        .orElse(true);
    }

    private String expected() {
        return switch (type) {
            case DURATION -> "a duration in ISO 8601" + range() + ", for example PT10M";
            case WHOLE -> "a whole number" + range();
            case NUMBER -> "a number" + range();
            case BOOLEAN -> "true or false";
            case CHOICE -> "one of " + String.join(", ", values);
            case CHOICES -> "some of " + String.join(", ", values) + ", separated by commas";
            case TEXT -> "a text";
            case TEXTS -> "texts, separated by commas";
        };
    }

    private String range() {
        return least.map(at -> " from " + at).orElse("")
                + most.map(at -> (least.isPresent() ? " to " : " up to ") + at).orElse("");
    }
}
