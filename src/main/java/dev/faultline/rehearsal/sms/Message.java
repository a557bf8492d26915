package dev.faultline.rehearsal.sms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text message as the phone got it.
 *
 * @param text its words
 * @param code the six digits in it, null when there are none
 * @param at when the gateway took it
 */
public record Message(
        String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) String code,
        Instant at) {
    private static final Pattern SIX_DIGITS = Pattern.compile("\\b[0-9]{6}\\b");

    static Message received(String text, Instant at) {
        Matcher digits = SIX_DIGITS.matcher(text);
        return new Message(text, digits.find() ? digits.group() : null, at);
    }
}
