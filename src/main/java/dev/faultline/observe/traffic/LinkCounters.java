package dev.faultline.observe.traffic;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.observe.Client;
import dev.faultline.observe.alarm.Exposition;
import dev.faultline.observe.alarm.MalformedExposition;
import dev.faultline.observe.alarm.Sample;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event.Counting;
import dev.faultline.timeline.LinkTraffic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The byte counters of a fault proxy: Toxiproxy's {@code toxiproxy_proxy_sent_bytes_total}, what was written to the
 * receiver of a direction. What was read from a sender and kept back by a toxic has reached nobody, and is not counted
 * here. Safe for any thread.
 */
final class LinkCounters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofMillis(800);
    private static final String FAMILY = "toxiproxy_proxy_";
    private static final String SENT = FAMILY + "sent_bytes_total";

    /** How Faultline's own fault proxy ends its version; it counts bytes as they pass. */
    private static final String OWN = "+faultline";

    private final URI toxiproxy;
    private final HttpClient http = Client.named("link-counters", ANSWER);

    /** Of the fault proxy whose API is at {@code toxiproxy}. */
    LinkCounters(URI toxiproxy) {
        this.toxiproxy = toxiproxy;
    }

    /** When this fault proxy adds to its counters, by the version that it tells. */
    Counting counting() throws IOException, InterruptedException {
        String version = JSON.readTree(get("/version")).path("version").asText();
        return version.endsWith(OWN) ? Counting.AS_BYTES_PASS : Counting.AS_CONNECTIONS_END;
    }

    /**
     * What each of {@code links} has carried since the fault proxy began to count. A proxy that was moved or pointed
     * elsewhere has a series for each of its addresses: they are added up.
     *
     * @throws IOException when the fault proxy does not tell, or counts nothing at all
     */
    List<LinkTraffic> read(List<Topology.Link> links) throws IOException, InterruptedException {
        List<Sample> samples = samples(get("/metrics"));
        if (samples.stream().noneMatch(sample -> sample.labels().name().startsWith(FAMILY))) {
            throw new IOException("the fault proxy counts no bytes; Toxiproxy does with -proxy-metrics");
        }
        List<Sample> sent = samples.stream()
                .filter(sample -> sample.labels().name().equals(SENT))
                .toList();
        return links.stream()
                .map(link -> new LinkTraffic(
                        link.name(),
                        link.from(),
                        link.to(),
                        bytes(sent, link.name(), "upstream"),
                        bytes(sent, link.name(), "downstream")))
                .toList();
    }

    private static long bytes(List<Sample> sent, String proxy, String direction) {
        double bytes = sent.stream()
                .filter(sample -> sample.labels().value("proxy").equals(proxy)
                        && sample.labels().value("direction").equals(direction))
                .mapToDouble(Sample::value)
                .sum();
        return Math.round(bytes);
    }

    private static List<Sample> samples(String text) throws IOException {
        try {
            return Exposition.parse(text);
        } catch (MalformedExposition e) {
            throw new IOException("the fault proxy's metrics cannot be read: " + e.getMessage(), e);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest ask =
                HttpRequest.newBuilder(toxiproxy.resolve(path)).timeout(ANSWER).build();
        HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the fault proxy answered GET " + ask.uri() + " with " + answer.statusCode());
        }
        return answer.body();
    }
}
