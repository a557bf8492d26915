package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.faultline.rehearsal.process.NodeProgram;
import dev.faultline.rehearsal.process.NodeProgram.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a node's program becomes a container.
 *
 * @param settings which images
 * @param networks where it can be
 * @param addresses by which it is found there
 * @param workFolder where databases keep their data
 * @param user whom they run as
 */
record ContainerRecipe(
        ContainerSettings settings, ZoneNetworks networks, NodeAddresses addresses, Path workFolder, DataUser user) {
    private static final String PASSWD = "passwd";

    /** To be done once, before the first. */
    void prepare() throws IOException {
        Files.writeString(workFolder.resolve(PASSWD), user.passwd());
    }

    /** Whether its program reads its owner's words. */
    ContainerProcess.Input inputOf(NodeProgram program) {
        return program.software() == Software.OURS ? ContainerProcess.Input.READ : ContainerProcess.Input.NONE;
    }

    /** The order for a container of this name. */
    CreateContainerCmd of(NodeProgram program, DockerClient engine, String name) {
        List<String> command = program.command().command();
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(
                        program.ports().isEmpty()
                                ? networks.of(program.zone())
                                : "container:" + addresses.holderFor(program, engine));
        CreateContainerCmd create = engine.createContainerCmd(image(program.software()))
                .withName(name)
                .withLabels(settings.labels())
                // An image's own entry point may do more than to start the program that is asked for.
                .withEntrypoint(command.get(0))
                .withCmd(command.subList(1, command.size()))
                .withEnv(environment(program.command()))
                .withHostConfig(host);
        if (inputOf(program) == ContainerProcess.Input.READ) {
            create.withStdinOpen(true).withStdInOnce(true);
        }
        if (program.software() == Software.POSTGRES) {
            host.withBinds(
                    Bind.parse(workFolder + ":" + workFolder),
                    Bind.parse(workFolder.resolve(PASSWD) + ":/etc/passwd:ro"));
            create.withWorkingDir(workFolder.toString()).withUser(user.toString());
        }
        return create;
    }

    private String image(Software software) {
        return switch (software) {
            case OURS -> settings.images().program();
            case POSTGRES -> settings.images().postgres();
            case REDIS -> settings.images().redis();
            case HAPROXY -> settings.images().haproxy();
        };
    }

    /** What a command adds to this process's environment: nothing else of it belongs into a container. */
    private static List<String> environment(ProcessBuilder command) {
        Map<String, String> ours = System.getenv();
        return command.environment().entrySet().stream()
                .filter(variable -> !variable.getValue().equals(ours.get(variable.getKey())))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }
}
