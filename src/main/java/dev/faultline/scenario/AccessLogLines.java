package dev.faultline.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sorts the lines of an access log into what can be sent again and what cannot. For one log and one thread. */
final class AccessLogLines {
    /** The most requests that a log may have: a load generator holds them all. */
    static final int MOST_REQUESTS = 100_000;

    private static final int EXAMPLES = 5;
    private static final long NANOS = 1_000_000_000;
    /** What an address is made of, in either version of IP. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f]{0,4}[.:][0-9A-Fa-f.:]{1,44}");

    /** Those without a record in them: what a log names was there when it was recorded, and is not now. */
    private final Map<String, String> names;

    private final List<Named> usable = new ArrayList<>();
    private final List<AccessLog.Unusable> examples = new ArrayList<>();
    private int lines;
    private int writes;
    private int unusable;

    private record Named(AccessLogLine line, String name) {}

    AccessLogLines(Journeys journeys) {
        this.names = journeys.paths().entrySet().stream()
                .filter(path -> !path.getValue().contains("{"))
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one, TreeMap::new));
    }

    /** Takes the next line; an empty one is none. */
    void take(String text) throws IOException {
        lines++;
        if (text.isBlank()) {
            return;
        }
        try {
            AccessLogLine line = AccessLogLine.parse(text);
            if (line.isSafe()) {
                usable.add(new Named(line, name(line)));
            } else {
                writes++;
            }
        } catch (AccessLogLine.Unusable e) {
            unusable++;
            if (examples.size() < EXAMPLES) {
                examples.add(new AccessLog.Unusable(lines, e.getMessage()));
            }
        }
        if (usable.size() > MOST_REQUESTS) {
            throw new IOException("the log has more than " + MOST_REQUESTS + " requests that could be sent");
        }
    }

    private String name(AccessLogLine line) throws AccessLogLine.Unusable {
        String path = line.path();
        String name = names.get(path);
        if (name == null) {
            throw new AccessLogLine.Unusable("`" + path + "` is no path of the system that can be asked for by itself;"
                    + " known: " + String.join(", ", names.keySet()));
        }
        return name;
    }

    AccessLog log(String sha256) throws IOException {
        if (usable.isEmpty()) {
            throw new IOException("the log has no request that can be sent, in " + lines + " lines"
                    + examples.stream().findFirst().map(first -> "; " + first).orElse(""));
        }
        // A server writes a line when it has answered, so they are nearly in the order of their times.
        usable.sort(Comparator.comparing(each -> each.line().at()));
        Instant first = usable.get(0).line().at();
        Instant last = usable.get(usable.size() - 1).line().at();
        Duration length = Duration.ofSeconds(AccessLog.seconds(first, last) + 1);
        return new AccessLog(spread(first), first, length, writes, unusable, examples, sha256);
    }

    private List<AccessLog.Request> spread(Instant first) {
        Map<Instant, Long> inSecond = usable.stream()
                .map(each -> each.line().at())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<AccessLog.Request> requests = new ArrayList<>();
        Instant second = first;
        long ofSecond = 0;
        for (Named each : usable) {
            ofSecond = each.line().at().equals(second) ? ofSecond : 0;
            second = each.line().at();
            Duration at = Duration.ofSeconds(AccessLog.seconds(first, second), ofSecond * NANOS / inSecond.get(second));
            requests.add(request(at, each));
            ofSecond++;
        }
        return requests;
    }

    private static AccessLog.Request request(Duration at, Named each) {
        AccessLogLine line = each.line();
        Optional<String> address =
                Optional.of(line.host()).filter(host -> ADDRESS.matcher(host).matches());
        return new AccessLog.Request(at, address, line.method(), each.name(), line.target(), line.status());
    }
}
