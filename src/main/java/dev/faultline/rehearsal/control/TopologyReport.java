package dev.faultline.rehearsal.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the platform looks at one moment: what {@code GET /topology} answers.
 *
 * @param baseUrl where clients reach the platform
 * @param smsUrl where the SMS stand-in shows what it delivered
 * @param control answers over the one link that no fault touches
 * @param nodes everything that can fail by itself
 * @param links every proxied connection between nodes
 * @param services how many of a service are wanted and ready
 * @param invariants what must hold while nothing is broken, and whether it does
 * @param signals figures to be watched
 */
record TopologyReport(
        String baseUrl,
        String smsUrl,
        String control,
        List<Node> nodes,
        List<ProxiedLinks.Link> links,
        List<ServiceCount> services,
        List<Invariant> invariants,
        List<Signal> signals) {

    /** A node; {@code pid} and {@code started} are null while it is down. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Node(String name, String service, String zone, String role, Long pid, Instant started) {
        /** A node with its process, where it has one. */
        static Node of(String name, String service, String zone, String role, ProcessHandle process) {
            return process == null
                    ? new Node(name, service, zone, role, null, null)
                    : new Node(
                            name,
                            service,
                            zone,
                            role,
                            process.pid(),
                            process.info().startInstant().orElse(null));
        }
    }

    /** How many of a service are wanted, and ready, and where. */
    record ServiceCount(String name, int desired, int ready, Map<String, Integer> readyByZone) {}

    /** Something that must hold; {@code found} says what was found in its place. */
    record Invariant(String name, boolean held, String found) {}

    /** A figure of a node at this moment. */
    record Signal(String name, String node, long value) {}
}
