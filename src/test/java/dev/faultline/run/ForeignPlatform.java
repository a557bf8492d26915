package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.observe.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A platform that {@code faultline up} has brought up for somebody else; it is looked at as its own operator would. */
final class ForeignPlatform implements AutoCloseable {
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final PackagedCommand up;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final HttpClient http;

    private ForeignPlatform(PackagedCommand up) throws IOException {
        this.up = up;
        for (String line : up.out()) {
            Matcher export = EXPORT.matcher(line);
            if (export.find()) {
                environment.put(export.group(1), export.group(2));
            }
        }
        String certificate = Files.readString(Path.of(environment.get("STAGING_CERTIFICATE")));
        this.http = Client.named("operator", ANSWER, Optional.of(certificate));
    }

    /** What says how to reach it, with records removed as fast as a platform without a flood limit allows. */
    static String cleanedUpFast(String target) {
        String fast = target.replaceFirst("clean-up: \\{each: (.*)}", "clean-up: {rate: 400/s, each: $1}");
        assertThat(fast).contains("rate: 400/s");
        return fast;
    }

    /** Without a flood limit: load, probers and whoever asks for the state have one address here, and are none that floods. */
    static ForeignPlatform up(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("up", "--scenarios", "scenarios", "--set", "flood.limit=0"));
        // A folder of its own: the runs on it heal what is in theirs, and this is alive.
        args.addAll(List.of(
                "--reports", Path.of("target", "foreign").toAbsolutePath().toString()));
        args.addAll(List.of(options));
        PackagedCommand up = PackagedCommand.faultline(args.toArray(String[]::new));
        try {
            up.awaitLine("Ctrl-C ends it");
            return new ForeignPlatform(up);
        } catch (IOException | RuntimeException | Error e) {
            up.close();
            throw e;
        }
    }

    /** What a person would export, but for the URL, which is given on the command line. */
    Map<String, String> environment() {
        Map<String, String> copied = new LinkedHashMap<>(environment);
        copied.remove("STAGING_URL");
        return copied;
    }

    String url() {
        return environment.get("STAGING_URL");
    }

    /** The keys of all bookings that it holds. */
    List<String> bookings() throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        ask(url() + "/internal/bookings?after=0&limit=1000")
                .path("bookings")
                .forEach(booking -> keys.add(booking.path("key").asText()));
        return keys;
    }

    /** All toxics, and links that are cut. */
    List<String> toxics() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (JsonNode proxy : ask(environment.get("STAGING_TOXIPROXY") + "/proxies")) {
            proxy.path("toxics").forEach(toxic -> found.add(toxic.path("name").asText()));
            if (!proxy.path("enabled").asBoolean()) {
                found.add(proxy.path("name").asText() + " is cut");
            }
        }
        return found;
    }

    boolean jobRuns() throws IOException, InterruptedException {
        return ask(environment.get("STAGING_OPERATIONS") + "/jobs/slow-queries")
                .path("running")
                .asBoolean();
    }

    private JsonNode ask(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + environment.get("STAGING_OPERATOR_TOKEN"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", url, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** In good order, so that the next one finds its machine as this one did. */
    @Override
    public void close() throws Exception {
        try (up) {
            up.signal("TERM");
            up.status();
        }
    }
}
