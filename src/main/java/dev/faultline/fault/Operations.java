package dev.faultline.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP interface over which a platform's jobs, restores, releases and moves between regions are started, each call bounded.
 *
 * @param api where it is
 */
record Operations(URI api) {
    /** Not longer than a call of the fault proxy: what is under way when a lease is lost has arrived, or failed, by then. */
    static final Duration BOUND = FaultProxy.BOUND;

    private static final String SLOW_QUERIES = "/jobs/slow-queries";
    private static final String BAD_MIGRATION = "/jobs/bad-migration";
    private static final String RESTORES = "/restores";
    private static final String RELEASES = "/releases";
    private static final String REGIONS = "/regions/current";
    private static final Set<Integer> DOES_NOT_TELL = Set.of(404, 405);
    private static final int WORDS_SHOWN = 200;

    /** One for the process, since Java 17's client cannot be closed; its threads are daemons. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(BOUND)
            .build();

    /** A rollout, as the platform tells of it. */
    record Rollout(String version, String state) {}

    /**
     * A point-in-time restore, as the platform tells of it.
     *
     * @param target the instant that it was asked for, as it was written
     * @param state {@code recovering}, {@code completed} or {@code failed}
     */
    record Restore(String target, String state) {
        boolean isOver() {
            return !state.equals("recovering");
        }
    }

    /**
     * The two regions, as the platform tells of them.
     *
     * @param state {@code idle}, {@code promoting}, {@code promoted}, {@code failing-back}, {@code failed-back} or {@code
     *     failed}
     * @param writer the node that takes the writes
     */
    record Regions(String state, String writer) {}

    /** Starts the job that holds a lock for {@code lock}, again and again. */
    void startSlowQueries(Duration lock) throws IOException, InterruptedException {
        expect2xx("PUT", SLOW_QUERIES, send("PUT", SLOW_QUERIES, json(Map.of("lock", lock.toString()))));
    }

    /** Ends the job; one that does not run, or whose platform is gone, is fine. */
    void endSlowQueries() throws IOException, InterruptedException {
        Optional<HttpResponse<String>> answer = unlessGone("DELETE", SLOW_QUERIES, "");
        if (answer.isPresent() && answer.get().statusCode() != 404) {
            expect2xx("DELETE", SLOW_QUERIES, answer.get());
        }
    }

    /** Whether the job is seen to run; it is not where the platform is gone, or does not tell of it. */
    boolean slowQueriesRun() throws IOException, InterruptedException {
        Optional<HttpResponse<String>> answer = unlessGone("GET", SLOW_QUERIES, "");
        if (answer.isEmpty() || DOES_NOT_TELL.contains(answer.get().statusCode())) {
            return false;
        }
        expect2xx("GET", SLOW_QUERIES, answer.get());
        return tree(answer.get()).path("running").asBoolean();
    }

    /** Has the migration carried out that drops tables. */
    void migrateBadly() throws IOException, InterruptedException {
        expect2xx("PUT", BAD_MIGRATION, send("PUT", BAD_MIGRATION, ""));
    }

    /** The tables that it has dropped, as they are found missing now. */
    List<String> missingTables() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", BAD_MIGRATION, "");
        expect2xx("GET", BAD_MIGRATION, answer);
        List<String> missing = new ArrayList<>();
        tree(answer).path("missing").forEach(table -> missing.add(table.asText()));
        return missing;
    }

    /**
     * Asks for the database as it was at {@code target}; to ask for the same again changes nothing, and a platform that is
     * gone is fine. Throws {@link IOException} where a restore to another instant is under way.
     */
    void restore(Instant target) throws IOException, InterruptedException {
        Optional<HttpResponse<String>> answer = unlessGone("POST", RESTORES, json(Map.of("target", target.toString())));
        if (answer.isPresent()) {
            expect2xx("POST", RESTORES, answer.get());
        }
    }

    /** The newest restore, if there was any; none where the platform is gone. */
    Optional<Restore> newestRestore() throws IOException, InterruptedException {
        Optional<HttpResponse<String>> answer = unlessGone("GET", RESTORES + "/current", "");
        if (answer.isEmpty() || DOES_NOT_TELL.contains(answer.get().statusCode())) {
            return Optional.empty();
        }
        expect2xx("GET", RESTORES + "/current", answer.get());
        JsonNode current = tree(answer.get());
        return Optional.of(new Restore(
                current.path("target").asText(), current.path("state").asText()));
    }

    /** Asks for a version to be rolled out. Throws {@link IOException} where a rollout is under way already. */
    void release(String version) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", RELEASES, json(Map.of("version", version)));
        if (answer.statusCode() == 409) {
            throw new IOException("the platform at " + api + " has a rollout under way already: " + words(answer)
                    + "; let it come to its end before the next");
        }
        expect2xx("POST", RELEASES, answer);
    }

    /** The newest rollout, if there was any. */
    Optional<Rollout> rollout() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", RELEASES + "/current", "");
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode current = tree(answer);
        return current.hasNonNull("version") && current.hasNonNull("state")
                ? Optional.of(new Rollout(
                        current.get("version").asText(), current.get("state").asText()))
                : Optional.empty();
    }

    /**
     * Asks for a step between the regions, such as {@code the promotion}. Throws {@link IOException} where the platform
     * refuses it: one is under way, or has been carried out already.
     */
    void begin(String path, String step) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", path, "");
        if (answer.statusCode() == 409) {
            throw new IOException("the platform at " + api + " refuses " + step + " as things are: " + words(answer)
                    + "; each step is carried out once, by hand or by the platform itself");
        }
        expect2xx("POST", path, answer);
    }

    /** How the two regions stand; empty where the platform has one region. */
    Optional<Regions> regions() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", REGIONS, "");
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode current = tree(answer);
        return current.hasNonNull("state")
                ? Optional.of(new Regions(
                        current.get("state").asText(), current.path("writer").asText("nobody")))
                : Optional.empty();
    }

    private Optional<HttpResponse<String>> unlessGone(String method, String path, String body)
            throws IOException, InterruptedException {
        try {
            return Optional.of(send(method, path, body));
        } catch (ConnectException e) {
            return Optional.empty(); // nobody listens: the platform is gone, and with it all that it did
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(BOUND)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            // The client's own time-out ends with the first line of the answer; the bound is for all of it.
            return BoundedCall.of(
                    "the platform at " + api, BOUND, () -> CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException e) {
            ConnectException told =
                    new ConnectException("nothing listens at " + api + ", where the platform's operations should be");
            told.initCause(e);
            throw told;
        }
    }

    private void expect2xx(String method, String path, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the platform at " + api + " answered " + answer.statusCode() + " to " + method + " "
                    + path + ": " + words(answer));
        }
    }

    private static String words(HttpResponse<String> answer) {
        String body = answer.body().strip();
        return body.isEmpty() ? "(no words)" : body.substring(0, Math.min(WORDS_SHOWN, body.length()));
    }

    private static String json(Map<String, String> fields) throws IOException {
        return RecordJson.mapper().writeValueAsString(fields);
    }

    private static JsonNode tree(HttpResponse<String> answer) throws IOException {
        return RecordJson.mapper().readTree(answer.body());
    }
}
