package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.BookingApi;
import dev.faultline.rehearsal.release.Version;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntSupplier;

/** Makes API nodes and instances: their links, their ports, and what each is told. Safe for any thread. */
final class ApiLauncher {
    private static final String BALANCER = "balancer";

    private final ApiConfiguration configuration;
    private final Map<String, IntSupplier> dependencies;
    private final ServiceSite site;
    private final ProxiedLinks links;
    private final ApiTargets targets;

    /** {@code dependencies}: the ports that instances reach through links of their own, by the nodes' names. */
    ApiLauncher(
            ApiConfiguration configuration,
            Map<String, IntSupplier> dependencies,
            ServiceSite site,
            ProxiedLinks links,
            ApiTargets targets) {
        this.configuration = configuration;
        this.dependencies = Map.copyOf(dependencies);
        this.site = site;
        this.links = links;
        this.targets = targets;
    }

    /** A node with its links, and an instance that does not run yet. */
    ApiNode node(String name, String zone, Version version) throws IOException {
        try {
            for (String dependency : configuration.dependencies(name)) {
                links.open(name, dependency, dependencies.get(dependency).getAsInt());
            }
            ApiInstance instance = instance(name, zone, version, new ApiTarget(name));
            links.open(BALANCER, name, instance.port());
            return new ApiNode(name, zone, instance);
        } catch (IOException e) {
            unlink(name);
            throw e;
        }
    }

    /** An instance for a node that has one already, with a target of its own until it takes the other's place. */
    ApiInstance beside(ApiNode node, Version version) throws IOException {
        ApiInstance instance = instance(node.name(), node.zone(), version, new ApiTarget(node.nextTarget()));
        links.open(BALANCER, node.nextTarget(), instance.port());
        return instance;
    }

    /** The node's own target leads to {@code instance} from now on. */
    void lead(ApiNode node, ApiInstance instance) throws IOException {
        instance.target().isNow(node.name());
        links.pointTo(node.name(), instance.port());
    }

    /** The load balancer will find the node's target as it starts. */
    void expect(ApiNode node) {
        targets.expect(node.name(), node.zone(), links.port(BALANCER, node.name()));
    }

    /** Has the load balancer send requests to what listens behind the link to {@code target}. */
    void register(String target, String zone) throws InterruptedException {
        targets.register(target, zone, links.port(BALANCER, target));
    }

    /** Deletes the links of the node of this name. */
    void unlink(String node) throws IOException {
        links.delete(BALANCER, node);
        for (String dependency : configuration.dependencies(node)) {
            links.delete(node, dependency);
        }
    }

    /** Deletes the link to the instance beside the node's. */
    void unlinkNext(ApiNode node) throws IOException {
        links.delete(BALANCER, node.nextTarget());
    }

    private ApiInstance instance(String node, String zone, Version version, ApiTarget target) throws IOException {
        ServicePort port = ServicePort.free(site.ports(), number -> links.pointTo(target.name(), number));
        JavaService program = new JavaService(
                new JavaService.Place(node, zone, port),
                BookingApi.class,
                number -> configuration.of(node, zone, number, version),
                site);
        return new ApiInstance(program, version, target, () -> register(target.name(), zone), InstantSource.system());
    }
}
