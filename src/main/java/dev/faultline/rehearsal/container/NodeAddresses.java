package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import dev.faultline.rehearsal.process.NodeProgram;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What outlives the programs of a node: its address, its name and its published ports. A container that does nothing holds
 * them, as a pod's does, and the program's container joins it. So a program that has died is refused at once, as where
 * nodes are processes, and one that is started again is found where it was. Safe for any thread.
 */
final class NodeAddresses {
    private static final List<String> DOES_NOTHING = List.of("sleep", "infinity");

    private final ContainerSettings settings;
    private final ZoneNetworks networks;
    private final Map<List<Integer>, String> holders = new ConcurrentHashMap<>();

    NodeAddresses(ContainerSettings settings, ZoneNetworks networks) {
        this.settings = settings;
        this.networks = networks;
    }

    /** The name by which the fault proxy reaches what listens on {@code port}. */
    static String hostOf(int port) {
        return "at-" + port;
    }

    /** The container that a program is to join: one for all that listen, one after the other, on the same ports. */
    String holderFor(NodeProgram program, DockerClient engine) {
        return holders.computeIfAbsent(program.ports(), ports -> hold(program, engine));
    }

    private String hold(NodeProgram program, DockerClient engine) {
        List<PortBinding> published = program.ports().stream()
                .map(port -> FaultProxyContainer.published(port, port))
                .toList();
        String id = engine.createContainerCmd(settings.images().program())
                .withName(
                        settings.name(program.node() + "-at-" + program.ports().get(0)))
                .withLabels(settings.labels())
                .withEntrypoint(DOES_NOTHING)
                .withExposedPorts(
                        published.stream().map(PortBinding::getExposedPort).toArray(ExposedPort[]::new))
                .withAliases(program.ports().stream().map(NodeAddresses::hostOf).toArray(String[]::new))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(networks.of(program.zone()))
                        .withPortBindings(published))
                .exec()
                .getId();
        try {
            engine.startContainerCmd(id).exec();
            return id;
        } catch (DockerException e) {
            // Else its name would be taken when the same is tried again.
            engine.removeContainerCmd(id).withForce(true).exec();
            throw e;
        }
    }
}
