package dev.faultline.rehearsal.firewall;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as rules are applied to it: what attackers do to hide a pattern is undone. Percent-encoding is taken off, also
 * twice and three times over; HTML's character references are resolved; SQL's comments and every run of white space
 * become one space; upper case becomes lower.
 */
final class Normalised {
    private static final int MOST_DECODINGS = 3;
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|quot|apos|amp));?");
    private static final Pattern COMMENT = Pattern.compile("/\\*[^*]{0,200}\\*/");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

    private Normalised() {}

    /** The text of a query, in which a plus sign stands for a space. */
    static String query(String raw) {
        return text(raw.replace('+', ' '));
    }

    static String text(String raw) {
        String decoded = raw;
        for (int i = 0; i < MOST_DECODINGS && decoded.indexOf('%') >= 0; i++) {
            decoded = percentDecoded(decoded);
        }
        String lower = decoded.toLowerCase(Locale.ROOT);
        String resolved =
                lower.indexOf('&') < 0 ? lower : REFERENCE.matcher(lower).replaceAll(Normalised::character);
        String uncommented = resolved.contains("/*") ? COMMENT.matcher(resolved).replaceAll(" ") : resolved;
        return SPACE.matcher(uncommented).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** What is no valid encoding stays as it is. */
    private static String percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < from.length; i++) {
            int value = from[i] == '%' && i + 2 < from.length ? hex(from[i + 1]) * 16 + hex(from[i + 2]) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(from[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The value of a digit; for any other character a number that makes the sum of two negative. */
    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }

    private static String character(MatchResult reference) {
        if (reference.group(3) != null) {
            return switch (reference.group(3)) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                default -> "&";
            };
        }
        int code = reference.group(1) != null
                ? Integer.parseInt(reference.group(1), 16)
                : Integer.parseInt(reference.group(2));
        return Matcher.quoteReplacement(Character.isValidCodePoint(code) ? Character.toString(code) : " ");
    }
}
