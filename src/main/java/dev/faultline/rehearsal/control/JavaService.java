package dev.faultline.rehearsal.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.process.NodeLog;
import dev.faultline.rehearsal.process.NodeProgram;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * One of our own programs in a JVM of its own: it gets its configuration on standard input, which stays open for as long
 * as it is to run, and says READY. One thread at a time starts it; the rest may be called from any.
 */
final class JavaService implements Service {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final String READY = "READY ";
    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m", "-Xshare:auto");

    private final Place place;
    private final Class<?> program;
    private final IntFunction<Object> configuration;
    private final ServiceSite site;
    private final NodeLog log;
    private volatile Process process;
    private volatile JsonNode ready;

    /**
     * Where a program runs.
     *
     * @param node the node's name
     * @param zone the zone that it is in; empty for what stands outside every zone
     * @param port where it listens
     * @param ports all that it listens on; asked for after its configuration was made
     */
    record Place(String node, String zone, ServicePort port, Supplier<List<Integer>> ports) {
        /** A node that listens on one port. */
        Place(String node, String zone, ServicePort port) {
            this(node, zone, port, () -> List.of(port.number()));
        }
    }

    /** A program that does not run yet; {@code configuration} makes what it is told out of its port, at each start. */
    JavaService(Place place, Class<?> program, IntFunction<Object> configuration, ServiceSite site) {
        this.place = place;
        this.program = program;
        this.configuration = configuration;
        this.site = site;
        this.log = NodeLog.of(site.logsFolder(), place.node());
    }

    /** A program on a free port of our choice. */
    static JavaService onFreePort(
            String name, String zone, Class<?> program, IntFunction<Object> configuration, ServiceSite site)
            throws IOException {
        return new JavaService(new Place(name, zone, site.freePort(name)), program, configuration, site);
    }

    @Override
    public String name() {
        return place.node();
    }

    @Override
    public Optional<Process> process() {
        return Optional.ofNullable(process).filter(Process::isAlive);
    }

    /** Where it listens. */
    int port() {
        return place.port().number();
    }

    /** Whether it was ready at least once. */
    boolean launched() {
        return ready != null;
    }

    /** A number from its READY line. Throws {@link IllegalStateException} before that. */
    int ready(String field) {
        if (ready == null) {
            throw new IllegalStateException(place.node() + " has not been ready yet");
        }
        return ready.path(field).asInt();
    }

    @Override
    public void start() throws StartFailure, InterruptedException {
        long before = log.size();
        try {
            launch();
        } catch (StartFailure failure) {
            if (!log.saysPortTakenSince(before) || !changedPort()) {
                throw failure;
            }
            launch();
        }
    }

    @Override
    public void stop() throws InterruptedException {
        letGo();
        Process running = process;
        if (running != null && !running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            ProcessTree.of(running.toHandle()).kill();
        }
    }

    /** Lets go of it: it ends by itself, in good order and bounded. */
    void letGo() {
        Process running = process;
        if (running != null) {
            try {
                running.getOutputStream().close();
            } catch (IOException alreadyGone) {
                // It is dead or dying, which is what was asked for.
            }
        }
    }

    private boolean changedPort() throws StartFailure {
        try {
            return place.port().change();
        } catch (IOException e) {
            throw failure("its port was taken, and it cannot be moved to another: " + e.getMessage());
        }
    }

    private void launch() throws StartFailure, InterruptedException {
        List<String> command = new ArrayList<>(site.java());
        command.addAll(SMALL_JVM);
        command.add(program.getName());
        String told = told();
        try {
            ProcessBuilder builder = log.takeErrorsOf(new ProcessBuilder(command));
            Process started = site.processes()
                    .start(new NodeProgram(
                            place.node(),
                            place.zone(),
                            NodeProgram.Software.OURS,
                            place.ports().get(),
                            builder));
            process = started;
            FirstLine line = FirstLine.of(place.node(), started);
            Writer in = started.outputWriter();
            in.write(told + "\n");
            in.flush();
            ready = awaitReady(line, started);
        } catch (IOException e) {
            throw failure("it cannot be started: " + e.getMessage());
        }
    }

    private String told() throws StartFailure {
        try {
            return Json.MAPPER.writeValueAsString(
                    configuration.apply(place.port().number()));
        } catch (JsonProcessingException | RuntimeException e) {
            throw failure("it cannot be told what to do: " + e.getMessage());
        }
    }

    private JsonNode awaitReady(FirstLine line, Process started) throws StartFailure, InterruptedException {
        try {
            String said = line.await(START_LIMIT);
            if (!said.startsWith(READY)) {
                throw abandoned(started, "it said '" + said + "' instead of READY");
            }
            return Json.MAPPER.readTree(said.substring(READY.length()));
        } catch (TimeoutException e) {
            throw abandoned(started, "it was not ready within " + START_LIMIT.toSeconds() + " s");
        } catch (JsonProcessingException e) {
            throw abandoned(started, "its READY line is not JSON: " + e.getOriginalMessage());
        } catch (ExecutionException e) {
            started.waitFor(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            throw abandoned(
                    started,
                    "it ended before it was ready"
                            + (started.isAlive() ? "" : ", with exit status " + started.exitValue()));
        }
    }

    private StartFailure abandoned(Process started, String why) {
        ProcessTree.of(started.toHandle()).kill();
        return failure(why);
    }

    private StartFailure failure(String why) {
        return new StartFailure(place.node(), why, log.lastLines());
    }
}
