package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.ArrayList;
import java.util.List;

/** The networks of a run: one for each zone, and one for what stands outside all zones. */
final class ZoneNetworks {
    private static final String OUTSIDE = "";

    private final ContainerSettings settings;
    private final DockerClient engine;
    private volatile List<String> names = List.of();

    ZoneNetworks(ContainerSettings settings, DockerClient engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** Makes those of {@code zones}, and the one outside. */
    void create(List<String> zones) {
        List<String> all = new ArrayList<>(zones);
        all.add(OUTSIDE);
        for (String zone : all) {
            engine.createNetworkCmd()
                    .withName(of(zone))
                    .withDriver("bridge")
                    .withLabels(settings.labels())
                    .exec();
        }
        names = all.stream().map(this::of).toList();
    }

    /** The name of a zone's. */
    String of(String zone) {
        return settings.name(zone.equals(OUTSIDE) ? "outside" : "zone-" + zone);
    }

    /** The names of all that were made. */
    List<String> names() {
        return names;
    }

    /** Removes the run's containers, and then its networks. */
    void removeAll() {
        leaveZones();
        for (Container left : engine.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(settings.labels())
                .exec()) {
            try {
                engine.removeContainerCmd(left.getId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException | ConflictException going) {
                // Somebody removes it at this moment, which is what is wanted.
            }
        }
        removeNetworks();
    }

    /**
     * The fault proxy's ports are published by way of one network, the first by name; were that to be left first, the engine
     * would publish all of them anew by way of the next.
     */
    private void leaveZones() {
        List<String> zones =
                made().stream().map(Network::getName).sorted().skip(1).toList();
        for (String zone : zones) {
            try {
                engine.disconnectFromNetworkCmd()
                        .withNetworkId(zone)
                        .withContainerId(settings.name(FaultProxyContainer.HOST))
                        .withForce(true)
                        .exec();
            } catch (NotFoundException | InternalServerErrorException notInIt) {
                // It never came so far, or has left.
            }
        }
    }

    /** By their labels: where making them failed half way, the first ones are there. */
    private List<Network> made() {
        return engine.listNetworksCmd()
                .withFilter("label", settings.labelFilter())
                .exec();
    }

    private void removeNetworks() {
        made().forEach(network -> engine.removeNetworkCmd(network.getId()).exec());
    }
}
