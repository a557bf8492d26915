package dev.faultline.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of a target as its fault proxy tells of them. Not through toxiproxy-java: it waits for ever, and asks once for
 * each link.
 */
public final class LinkProxies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final URI toxiproxy;
    private final HttpClient http = Client.named("links", ANSWER);

    /** Of the fault proxy whose API is at {@code toxiproxy}. */
    public LinkProxies(URI toxiproxy) {
        this.toxiproxy = toxiproxy;
    }

    /**
     * One link.
     *
     * @param name its name
     * @param listen where it takes connections, {@code host:port}
     * @param enabled whether it takes any
     * @param toxics the names of what is on it
     */
    public record LinkProxy(String name, String listen, boolean enabled, List<String> toxics) {
        /** The port that it takes connections on; 0 where it tells none. */
        public int port() {
            String port = listen.substring(listen.lastIndexOf(':') + 1);
            return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        }
    }

    /** All of them as they are now. */
    public List<LinkProxy> now() throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(toxiproxy.resolve("/proxies"))
                .timeout(ANSWER)
                .build();
        HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the fault proxy answered GET " + ask.uri() + " with " + answer.statusCode());
        }
        List<LinkProxy> links = new ArrayList<>();
        for (JsonNode proxy : JSON.readTree(answer.body())) {
            List<String> toxics = new ArrayList<>();
            proxy.path("toxics").forEach(toxic -> toxics.add(toxic.path("name").asText()));
            links.add(new LinkProxy(
                    proxy.path("name").asText(),
                    proxy.path("listen").asText(),
                    proxy.path("enabled").asBoolean(),
                    List.copyOf(toxics)));
        }
        return links;
    }
}
