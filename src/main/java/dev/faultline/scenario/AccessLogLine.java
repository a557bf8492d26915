package dev.faultline.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an access log in the combined format, as Apache's and nginx' servers write it by default:
 * {@code host identity user [time] "request" status bytes "referer" "agent"}; more may follow.
 *
 * @param at when the request came, by the second
 * @param host who sent it
 * @param method its method
 * @param target the path that it asked for, with its query
 * @param status what it was answered with
 */
record AccessLogLine(Instant at, String host, String method, String target, int status) {
    /** Quoted fields are matched possessively, lest a long one that is not closed be tried again and again. */
    private static final String QUOTED = "\"((?:[^\"\\\\]++|\\\\.)*+)\"";

    private static final Pattern COMBINED = Pattern.compile(
            "(\\S++) [^\\[]*+\\[([^]]++)] " + QUOTED + " (\\d{3}) (?:\\d++|-) " + QUOTED + " " + QUOTED + "(?: .*)?");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]{1,20}) (\\S++) HTTP/\\d(?:\\.\\d)?");
    private static final Pattern TARGET = Pattern.compile("/[A-Za-z0-9\\-._~:/?@!$&'()*+,;=%]*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    /** What HTTP calls safe (RFC 9110, 9.2.1) and asks for a page. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    /** Why a line cannot be used, for people. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why, null, false, false);
        }
    }

    static AccessLogLine parse(String text) throws Unusable {
        Matcher line = COMBINED.matcher(text);
        if (!line.matches()) {
            throw new Unusable("it is not in the combined log format");
        }
        Matcher request = REQUEST.matcher(line.group(3));
        if (!request.matches()) {
            throw new Unusable("its request is none: an HTTP method, a path and a version were expected");
        }
        return new AccessLogLine(
                time(line.group(2)),
                line.group(1),
                request.group(1),
                request.group(2),
                Integer.parseInt(line.group(4)));
    }

    private static Instant time(String text) throws Unusable {
        try {
            return ZonedDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException e) {
            throw new Unusable("its time is none: expected such as 21/Nov/2026:19:30:00 +0530");
        }
    }

    /** Whether it may be sent again: it asks for something, and changes nothing. */
    boolean isSafe() {
        return SAFE.contains(method);
    }

    /** The target's path, without a query; only a path on the system itself has one. */
    String path() throws Unusable {
        if (!TARGET.matcher(target).matches()) {
            throw new Unusable("what it asks for is no path on the system itself");
        }
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
