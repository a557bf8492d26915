package dev.faultline.rehearsal.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.rehearsal.container.ContainerHandle;
import dev.faultline.rehearsal.database.RestoreStatus;
import dev.faultline.rehearsal.region.Region;
import dev.faultline.rehearsal.region.RegionStatus;
import dev.faultline.rehearsal.release.ReleaseStatus;
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
 * @param surroundings what stands around the platform
 * @param release the newest release; null before there was one
 * @param restore the database's newest point-in-time restore; null before there was one
 * @param region how the two regions stand to each other; null with one region
 */
record TopologyReport(
        String baseUrl,
        String smsUrl,
        String control,
        List<Node> nodes,
        List<ProxiedLinks.Link> links,
        List<ServiceCount> services,
        List<Invariant> invariants,
        List<Signal> signals,
        Surroundings surroundings,
        @JsonInclude(JsonInclude.Include.ALWAYS) ReleaseStatus release,
        @JsonInclude(JsonInclude.Include.ALWAYS) RestoreStatus restore,
        @JsonInclude(JsonInclude.Include.ALWAYS) RegionStatus region) {

    /**
     * A node; what it does not have, or does not have while it is down, is null. So is the region with one region, and
     * outside of both.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Node(
            String name,
            String service,
            String zone,
            String role,
            Long pid,
            Instant started,
            Integer port,
            String metrics,
            String container,
            Region region) {
        /** A node with its process, or its container, where it has one. */
        static Node of(String name, String service, String zone, String role, ProcessHandle process, Integer port) {
            if (process instanceof ContainerHandle handle) {
                return new Node(name, service, zone, role, null, null, port, null, handle.container(), null);
            }
            return process == null
                    ? new Node(name, service, zone, role, null, null, port, null, null, null)
                    : new Node(
                            name,
                            service,
                            zone,
                            role,
                            process.pid(),
                            process.info().startInstant().orElse(null),
                            port,
                            null,
                            null,
                            null);
        }

        /** The same, which tells its figures at {@code port} of the loopback address, while it is there to do so. */
        Node withMetricsAt(int metricsPort) {
            String url = "http://127.0.0.1:" + metricsPort + "/metrics";
            return new Node(name, service, zone, role, pid, started, port, url, container, region);
        }

        /** The same, in a region. */
        Node in(Region place) {
            return new Node(name, service, zone, role, pid, started, port, metrics, container, place);
        }
    }

    /**
     * What stands around the platform.
     *
     * @param payments where customers pay, through a link
     * @param channels the alarm channels
     * @param operations this administration
     * @param plainHttp where the load balancer answers without TLS, through a link
     * @param certificate what the load balancer proves its name with, in PEM; null without TLS
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Surroundings(String payments, String channels, String operations, String plainHttp, String certificate) {}

    /** How many of a service are wanted, and ready, and where. */
    record ServiceCount(String name, int desired, int ready, Map<String, Integer> readyByZone) {}

    /** Something that must hold; {@code found} says what was found in its place. */
    record Invariant(String name, boolean held, String found) {}

    /** A figure of a node at this moment. */
    record Signal(String name, String node, double value) {}
}
