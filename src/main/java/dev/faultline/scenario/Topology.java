package dev.faultline.scenario;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a running target turned out to consist of.
 *
 * @param backend {@code embedded}, {@code docker}, …
 * @param baseUrl where clients reach the system
 * @param smsUrl where the stand-in SMS gateway shows what it delivered
 * @param toxiproxy the fault proxy's HTTP API
 * @param control a URL that answers over the one link that no fault touches
 * @param surroundings what stands around the system, as far as this target has it
 * @param nodes everything that can fail by itself
 * @param links every proxied connection between two nodes
 */
public record Topology(
        String backend,
        URI baseUrl,
        URI smsUrl,
        URI toxiproxy,
        URI control,
        Surroundings surroundings,
        List<Node> nodes,
        List<Link> links) {
    /** Copies the lists, so that the record cannot change. */
    public Topology {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /** A topology with nothing around it. */
    public Topology(
            String backend, URI baseUrl, URI smsUrl, URI toxiproxy, URI control, List<Node> nodes, List<Link> links) {
        this(backend, baseUrl, smsUrl, toxiproxy, control, Surroundings.NONE, nodes, links);
    }

    /**
     * What stands around a system: stand-ins for others' services, and ways in that are not its users'.
     *
     * @param payments the payment gateway, where customers pay
     * @param channels the stand-in of the alarm channels (mail, chat, pager), which records what arrived
     * @param operations where releases and jobs are started and metrics are found
     * @param plainHttp where the balancer answers without TLS
     * @param certificate what the balancer proves its name with, in PEM
     */
    public record Surroundings(
            Optional<URI> payments,
            Optional<URI> channels,
            Optional<URI> operations,
            Optional<URI> plainHttp,
            Optional<String> certificate) {
        /** Nothing is around. */
        public static final Surroundings NONE = new Surroundings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Something that can fail by itself.
     *
     * @param name for example {@code api-b}
     * @param service for example {@code api}, {@code database}, {@code redis}
     * @param zone the zone it is in; empty for what stands outside every zone
     * @param role for example {@code primary}, {@code standby}, {@code serving}, {@code down}
     * @param process its process, where it is one on this machine
     * @param port where it listens, where that is known
     * @param metrics where it tells its figures in Prometheus's text format, past every link
     * @param container its container, where it is one
     * @param region {@code first} or {@code second} of a system that has two regions; empty for what stands outside both,
     *     and wherever there is one region only
     */
    public record Node(
            String name,
            String service,
            String zone,
            String role,
            Optional<ProcessIdentity> process,
            Optional<Integer> port,
            Optional<URI> metrics,
            Optional<ContainerIdentity> container,
            String region) {
        /** A record written before there were regions has none. */
        public Node {
            region = region == null ? "" : region;
        }

        /** A node of a system that has one region. */
        public Node(
                String name,
                String service,
                String zone,
                String role,
                Optional<ProcessIdentity> process,
                Optional<Integer> port,
                Optional<URI> metrics,
                Optional<ContainerIdentity> container) {
            this(name, service, zone, role, process, port, metrics, container, "");
        }

        /** A node that is no container. */
        public Node(
                String name,
                String service,
                String zone,
                String role,
                Optional<ProcessIdentity> process,
                Optional<Integer> port,
                Optional<URI> metrics) {
            this(name, service, zone, role, process, port, metrics, Optional.empty());
        }

        /** A node of which no address is known. */
        public Node(String name, String service, String zone, String role, Optional<ProcessIdentity> process) {
            this(name, service, zone, role, process, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A process that cannot be mistaken for another one: a pid alone is used again.
     *
     * @param pid the process id
     * @param started when the operating system says that it started
     */
    public record ProcessIdentity(long pid, Instant started) {}

    /**
     * A container that cannot be mistaken for another one: an engine gives no id twice.
     *
     * @param engine where its engine is, as DOCKER_HOST would say it
     * @param id the engine's id of it
     */
    public record ContainerIdentity(String engine, String id) {}

    /**
     * A proxied connection between two nodes.
     *
     * @param name the proxy's name in the fault proxy
     * @param from the node (or {@code client}) that opens connections
     * @param to the node that accepts them
     */
    public record Link(String name, String from, String to) {}
}
