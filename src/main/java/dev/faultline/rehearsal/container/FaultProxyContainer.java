package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.ArrayList;
import java.util.List;

/**
 * The real Toxiproxy, in every network of a run: whatever leaves a zone goes through it.
 *
 * @param settings which image
 * @param networks those that it is in
 * @param links the ports that its links may listen on
 */
record FaultProxyContainer(ContainerSettings settings, ZoneNetworks networks, LinkPorts links) {
    /** Its name in each network. */
    static final String HOST = "toxiproxy";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int API = 8474;

    /** Starts it; its HTTP API is published at {@code api}. Tells its IP address outside all zones. */
    String start(DockerClient engine, int api) {
        List<PortBinding> published = new ArrayList<>();
        published.add(published(api, API));
        links.all().forEach(port -> published.add(published(port, port)));
        String first = networks.names().get(0);
        String id = engine.createContainerCmd(settings.images().toxiproxy())
                .withName(settings.name(HOST))
                .withLabels(settings.labels())
                .withCmd("-host=0.0.0.0", "-port=" + API)
                .withExposedPorts(
                        published.stream().map(PortBinding::getExposedPort).toList())
                .withAliases(HOST)
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode(first).withPortBindings(published))
                .exec()
                .getId();
        for (String network : networks.names().subList(1, networks.names().size())) {
            engine.connectToNetworkCmd()
                    .withNetworkId(network)
                    .withContainerId(id)
                    .withContainerNetwork(new ContainerNetwork().withAliases(HOST))
                    .exec();
        }
        engine.startContainerCmd(id).exec();
        return engine.inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .get(networks.of(""))
                .getIpAddress();
    }

    /** On the loopback address alone. */
    static PortBinding published(int outside, int inside) {
        return new PortBinding(Ports.Binding.bindIpAndPort(LOOPBACK, outside), ExposedPort.tcp(inside));
    }
}
