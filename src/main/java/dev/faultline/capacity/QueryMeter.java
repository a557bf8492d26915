package dev.faultline.capacity;

import dev.faultline.observe.alarm.Exposition;
import dev.faultline.observe.alarm.Labels;
import dev.faultline.observe.alarm.MalformedExposition;
import dev.faultline.observe.alarm.Sample;
import dev.faultline.scenario.Topology;
import dev.faultline.target.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads how many requests the instances of a target have answered and how many queries they made for them, which they tell as
 * {@value #REQUESTS} and {@value #QUERIES}. The clocks do not matter: both counters of an instance are read in one answer.
 * For one thread.
 */
final class QueryMeter {
    static final String REQUESTS = "http_requests_total";
    static final String QUERIES = "database_query_seconds_count";

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Target target;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    QueryMeter(Target target) {
        this.target = target;
    }

    /** The counters of each node that tells metrics, by its name; of one that is no instance both stay 0. One that does not answer has none. */
    Map<String, QueryCount> read() throws InterruptedException {
        Map<String, QueryCount> counts = new TreeMap<>();
        for (Topology.Node node : nodes()) {
            if (node.metrics().isPresent()) {
                ask(node.metrics().get())
                        .flatMap(QueryMeter::counted)
                        .ifPresent(count -> counts.put(node.name(), count));
            }
        }
        return counts;
    }

    private List<Topology.Node> nodes() {
        try {
            return target.state().topology().nodes();
        } catch (IOException e) {
            // A platform that does not tell what it consists of is seen by others; nothing is counted here.
            return List.of();
        }
    }

    private Optional<String> ask(URI metrics) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(metrics).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What an instance has counted so far; a counter that has counted nothing is not told at all, and is 0. */
    static Optional<QueryCount> counted(String exposition) {
        try {
            List<Sample> samples = Exposition.parse(exposition);
            return Optional.of(new QueryCount(sum(samples, REQUESTS), sum(samples, QUERIES)));
        } catch (MalformedExposition e) {
            return Optional.empty();
        }
    }

    private static long sum(List<Sample> samples, String name) {
        return Math.round(samples.stream()
                .filter(sample -> name(sample).equals(name))
                .mapToDouble(Sample::value)
                .sum());
    }

    private static String name(Sample sample) {
        return sample.labels().values().getOrDefault(Labels.NAME, "");
    }

    /**
     * What was counted between two readings. Empty unless the same instances told both, none of them began anew in between, and
     * each that answered requests counted queries for them: one that counts none makes none known.
     */
    static Optional<QueryCount> between(Map<String, QueryCount> before, Map<String, QueryCount> after) {
        if (before.isEmpty() || !before.keySet().equals(after.keySet())) {
            return Optional.empty();
        }
        QueryCount sum = new QueryCount(0, 0);
        for (Map.Entry<String, QueryCount> each : after.entrySet()) {
            QueryCount grown = each.getValue().since(before.get(each.getKey()));
            boolean beganAnew = grown.requests() < 0 || grown.queries() < 0;
            boolean countsNone = grown.requests() > 0 && grown.queries() == 0;
            if (beganAnew || countsNone) {
                return Optional.empty();
            }
            sum = sum.plus(grown);
        }
        return Optional.of(sum).filter(all -> all.requests() > 0);
    }
}
