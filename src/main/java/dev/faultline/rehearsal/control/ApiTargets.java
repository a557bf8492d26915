package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What the load balancer is to send requests to. It is told of each change at once; one that is down reads all of it as
 * it starts. Safe for any thread.
 */
final class ApiTargets {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String ADMIN = "127.0.0.1";

    private final Map<String, TargetConfig> registered = new LinkedHashMap<>();
    private final String host;
    private final IntSupplier admin;
    private final PlatformLog log;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * None yet; {@code host} is where the load balancer finds links, {@code admin} the port of its administration, asked
     * for when it is needed.
     */
    ApiTargets(String host, IntSupplier admin, PlatformLog log) {
        this.host = host;
        this.admin = admin;
        this.log = log;
    }

    /** Notes a target before there is a load balancer to tell. */
    synchronized void expect(String name, String zone, int port) {
        registered.put(name, new TargetConfig(name, zone, host, port));
    }

    /** All, for a load balancer that starts. */
    synchronized List<TargetConfig> all() {
        return List.copyOf(registered.values());
    }

    /** From now on requests go there too, as soon as it passes its checks. */
    void register(String name, String zone, int port) throws InterruptedException {
        synchronized (this) {
            if (registered.containsKey(name)) {
                return;
            }
            expect(name, zone, port);
        }
        put(new TargetConfig(name, zone, host, port));
    }

    /** Tells a load balancer that has started what was registered while it did. */
    void tellAll() throws InterruptedException {
        for (TargetConfig target : all()) {
            put(target);
        }
    }

    private void put(TargetConfig target) throws InterruptedException {
        Map<String, Object> address = Map.of("zone", target.zone(), "host", target.host(), "port", target.port());
        tell(target.name(), HttpRequest.newBuilder(uri(target.name(), "")).PUT(body(address)), LIMIT);
    }

    /** No new request goes there; returns when those under way have ended, or after {@code drain}. */
    void deregister(String name, Duration drain) throws InterruptedException {
        synchronized (this) {
            if (registered.remove(name) == null) {
                return;
            }
        }
        tell(name, HttpRequest.newBuilder(uri(name, "?drain=" + drain)).DELETE(), LIMIT.plus(drain));
    }

    /** A load balancer that cannot be told is down: it will read what is registered as it starts again. */
    private void tell(String name, HttpRequest.Builder request, Duration limit) throws InterruptedException {
        try {
            int status = http.send(request.timeout(limit).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 300) {
                log.say(name, "the load balancer answered " + status + " to a change of its targets");
            }
        } catch (IOException away) {
            log.say(name, "the load balancer could not be told of a change of its targets: " + away);
        }
    }

    private URI uri(String name, String query) {
        return URI.create("http://" + ADMIN + ":" + admin.getAsInt() + "/targets/" + name + query);
    }

    private static HttpRequest.BodyPublisher body(Object value) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(value));
        } catch (IOException impossible) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, impossible);
        }
    }
}
