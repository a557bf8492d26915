package dev.faultline.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.scenario.Topology;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what the rehearsal platform's control plane tells of it. */
final class PlatformState {
    private final Backend backend;
    private final URI toxiproxy;
    private final Optional<String> engine;

    private PlatformState(Backend backend, URI toxiproxy, Optional<String> engine) {
        this.backend = backend;
        this.toxiproxy = toxiproxy;
        this.engine = engine;
    }

    /** Of a platform whose nodes are processes of this machine; {@code toxiproxy} is the fault proxy's HTTP API. */
    static PlatformState ofProcesses(URI toxiproxy) {
        return new PlatformState(Backend.EMBEDDED, toxiproxy, Optional.empty());
    }

    /** Of one whose nodes are containers of the engine at {@code engine}, as DOCKER_HOST says it. */
    static PlatformState ofContainers(URI toxiproxy, String engine) {
        return new PlatformState(Backend.DOCKER, toxiproxy, Optional.of(engine));
    }

    URI toxiproxy() {
        return toxiproxy;
    }

    /** The state in an answer to {@code GET /topology}. */
    SystemState of(JsonNode json) {
        Topology topology = new Topology(
                backend.label(),
                URI.create(json.path("baseUrl").asText()),
                URI.create(json.path("smsUrl").asText()),
                toxiproxy,
                URI.create(json.path("control").asText()),
                surroundings(json.path("surroundings")),
                each(json.path("nodes"), this::node),
                each(
                        json.path("links"),
                        link -> new Topology.Link(text(link, "name"), text(link, "from"), text(link, "to"))));
        return new SystemState(
                topology,
                each(json.path("services"), PlatformState::service),
                each(
                        json.path("invariants"),
                        invariant -> new SystemState.Invariant(
                                text(invariant, "name"), invariant.path("held").asBoolean(), text(invariant, "found"))),
                each(
                        json.path("signals"),
                        signal -> new SystemState.Signal(
                                text(signal, "name"),
                                text(signal, "node"),
                                signal.path("value").asDouble())),
                release(json.path("release")),
                restore(json.path("restore")),
                regions(json.path("region")));
    }

    private static Topology.Surroundings surroundings(JsonNode json) {
        return new Topology.Surroundings(
                optional(json, "payments").map(URI::create),
                optional(json, "channels").map(URI::create),
                optional(json, "operations").map(URI::create),
                optional(json, "plainHttp").map(URI::create),
                optional(json, "certificate"));
    }

    private Topology.Node node(JsonNode node) {
        Optional<Topology.ProcessIdentity> process =
                node.path("pid").isNumber() && node.path("started").isTextual()
                        ? Optional.of(new Topology.ProcessIdentity(
                                node.path("pid").asLong(), Instant.parse(text(node, "started"))))
                        : Optional.empty();
        Optional<Integer> port =
                node.path("port").isNumber() ? Optional.of(node.path("port").asInt()) : Optional.empty();
        return new Topology.Node(
                text(node, "name"),
                text(node, "service"),
                text(node, "zone"),
                text(node, "role"),
                process,
                port,
                optional(node, "metrics").map(URI::create),
                engine.flatMap(host ->
                        optional(node, "container").map(container -> new Topology.ContainerIdentity(host, container))),
                optional(node, "region").orElse(""));
    }

    private static SystemState.Service service(JsonNode service) {
        Map<String, Integer> byZone = new TreeMap<>();
        service.path("readyByZone")
                .properties()
                .forEach(zone -> byZone.put(zone.getKey(), zone.getValue().asInt()));
        return new SystemState.Service(
                text(service, "name"),
                service.path("desired").asInt(),
                service.path("ready").asInt(),
                byZone);
    }

    private static Optional<SystemState.Release> release(JsonNode release) {
        return release.isObject()
                ? Optional.of(new SystemState.Release(
                        text(release, "service"),
                        text(release, "version"),
                        text(release, "state"),
                        text(release, "detail")))
                : Optional.empty();
    }

    private static Optional<SystemState.Restore> restore(JsonNode restore) {
        return restore.isObject()
                ? Optional.of(new SystemState.Restore(text(restore, "state"), text(restore, "detail")))
                : Optional.empty();
    }

    private static Optional<SystemState.Regions> regions(JsonNode regions) {
        return regions.isObject()
                ? Optional.of(new SystemState.Regions(
                        text(regions, "serving"),
                        text(regions, "writer"),
                        text(regions, "state"),
                        text(regions, "detail")))
                : Optional.empty();
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> map) {
        List<T> all = new ArrayList<>();
        array.forEach(element -> all.add(map.apply(element)));
        return all;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText();
    }

    private static Optional<String> optional(JsonNode json, String field) {
        return json.path(field).isTextual() ? Optional.of(text(json, field)) : Optional.empty();
    }
}
