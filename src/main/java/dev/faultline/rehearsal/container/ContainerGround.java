package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import dev.faultline.rehearsal.process.Ground;
import dev.faultline.rehearsal.process.NodeProgram;
import dev.faultline.rehearsal.process.PortSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Nodes as containers of one engine, each in the network of its zone; the fault proxy is in all networks. A port has one
 * number inside and outside: a program listens in its container on the port that is published on the loopback address, and
 * is known to the fault proxy by a name that is made of that port. Safe for any thread.
 */
public final class ContainerGround implements Ground {
    private final ContainerSettings settings;
    private final EngineWords words;
    private final EngineClients engine;
    private final ZoneNetworks networks;
    private final LinkPorts links;
    private final ContainerRecipe recipe;
    private final AtomicInteger started = new AtomicInteger();
    private volatile String proxyAddress = "";

    private ContainerGround(
            ContainerSettings settings,
            EngineClients engine,
            ZoneNetworks networks,
            LinkPorts links,
            ContainerRecipe recipe) {
        this.settings = settings;
        this.words = new EngineWords(settings.engine());
        this.engine = engine;
        this.networks = networks;
        this.links = links;
        this.recipe = recipe;
    }

    /**
     * Nothing is made yet.
     *
     * @param settings which engine, which images
     * @param workFolder where databases keep their data; mounted under its own name
     * @param links how many there will be at the most
     * @param ports those of this machine
     */
    public static ContainerGround of(ContainerSettings settings, Path workFolder, int links, PortSource ports)
            throws IOException {
        EngineClients engine = EngineClients.at(settings.engine());
        ZoneNetworks networks = new ZoneNetworks(settings, engine.calls());
        return new ContainerGround(
                settings,
                engine,
                networks,
                LinkPorts.of(ports, links),
                new ContainerRecipe(
                        settings,
                        networks,
                        new NodeAddresses(settings, networks),
                        workFolder,
                        DataUser.ofThisProcess()));
    }

    /** Makes the networks of these zones, and starts the fault proxy, whose HTTP API will be at {@code api}. */
    public void open(List<String> zones, int api) throws IOException {
        try {
            recipe.prepare();
            networks.create(zones);
            proxyAddress = new FaultProxyContainer(settings, networks, links).start(engine.calls(), api);
        } catch (RuntimeException e) {
            throw new IOException(words.of("starting the fault proxy", e), e);
        }
    }

    @Override
    public Process start(NodeProgram program) throws IOException {
        DockerClient calls = engine.calls();
        String name = settings.name(program.node() + "-" + started.incrementAndGet());
        try {
            CreateContainerCmd create = recipe.of(program, calls, name);
            return ContainerProcess.start(engine, create.exec().getId(), program.command(), recipe.inputOf(program));
        } catch (DockerException e) {
            note(program, e);
            throw new IOException(words.of("starting " + program.node(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while starting " + program.node());
        }
    }

    /** In the node's own log, where a port that was taken is looked for. */
    private static void note(NodeProgram program, DockerException e) throws IOException {
        ProcessBuilder.Redirect log = program.command().redirectErrorStream()
                ? program.command().redirectOutput()
                : program.command().redirectError();
        if (log.file() != null) {
            String words =
                    String.valueOf(e.getMessage()).replace("port is already allocated", "address already in use");
            Files.writeString(log.file().toPath(), words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    @Override
    public boolean isThisMachine() {
        return false;
    }

    @Override
    public String listens() {
        return "0.0.0.0";
    }

    /** What leads nowhere is refused by the fault proxy's own container, at once. */
    @Override
    public String upstream(int port) {
        return (port == NOWHERE ? "127.0.0.1" : NodeAddresses.hostOf(port)) + ":" + port;
    }

    /** Published at the loopback address, whichever was asked for. */
    @Override
    public String linkListens(String address) throws IOException {
        return "0.0.0.0:" + links.take();
    }

    @Override
    public void linkGone(int port) {
        links.give(port);
    }

    @Override
    public String linkHost() {
        return FaultProxyContainer.HOST;
    }

    @Override
    public String linkAddress() {
        return proxyAddress;
    }

    /** Removes whatever carries the run's labels. */
    @Override
    public void close() throws IOException {
        try (engine) {
            networks.removeAll();
        } catch (RuntimeException e) {
            throw new IOException(words.of("removing the containers and networks of " + settings.run(), e), e);
        }
    }
}
