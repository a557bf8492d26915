package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.process.NodeLog;
import dev.faultline.rehearsal.process.NodeProgram;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The Redis server. It keeps nothing on disk: whoever restarts it gets an empty one, as with a cache node that is
 * replaced. One thread starts it; its process may be looked at from any.
 */
public final class RedisServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration PROBE_LIMIT = Duration.ofMillis(500);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);

    /**
     * Nothing is ever written to disk: a replica is filled from the primary's memory into its own, since a file left by
     * that would be loaded at the next start. Both notice a dead link within three seconds.
     */
    private static final List<String> CONFIGURATION = List.of(
            "--protected-mode",
            "no",
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory",
            "64mb",
            "--repl-diskless-sync",
            "yes",
            "--repl-diskless-sync-delay",
            "0",
            "--repl-diskless-load",
            "swapdb",
            "--repl-ping-replica-period",
            "1",
            "--repl-timeout",
            "3");

    /** As a container's only program knows itself. */
    private static final long FIRST_PROCESS = 1;

    private final String name;
    private final String zone;
    private final Path folder;
    private final Path data;
    private final NodeLog log;
    private final Processes processes;
    private final StopSignal stop;
    private volatile int port;
    private volatile Process process;

    /** A server that does not run yet. {@code folder} gets its binary and a folder of its own, {@code logs} its log. */
    public RedisServer(
            String name, String zone, Path folder, Path logs, int port, Processes processes, StopSignal stop) {
        this.name = name;
        this.zone = zone;
        this.folder = folder;
        this.data = folder.resolve(name);
        this.log = NodeLog.of(logs, name);
        this.port = port;
        this.processes = processes;
        this.stop = stop;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The zone that it is in. */
    String zone() {
        return zone;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its process; empty while it is down. */
    public Optional<Process> process() {
        return Optional.ofNullable(process).filter(Process::isAlive);
    }

    /** Starts it, empty, and waits until it answers; on another port, once, when its own was taken. */
    public void start(PortSource ports) throws StartFailure, InterruptedException {
        start(ports, List.of());
    }

    /** Starts it as one that is filled from the primary at that address, as soon as that is there, and follows it. */
    public void startFollowing(String host, int port, PortSource ports) throws StartFailure, InterruptedException {
        start(ports, List.of("--replicaof", host, Integer.toString(port)));
    }

    /** Whether its process answers at its own port, whatever has become of the links to it. */
    public boolean answers() {
        return process().filter(this::answersAs).isPresent();
    }

    /** Kills its process, where there is one, and waits until it is gone. */
    public void kill() {
        process().map(Process::toHandle).map(ProcessTree::of).ifPresent(ProcessTree::kill);
    }

    /** How its log ends. */
    public List<String> lastLogLines() {
        return log.lastLines();
    }

    private void start(PortSource ports, List<String> replication) throws StartFailure, InterruptedException {
        boolean ours = processes.ground().isThisMachine();
        String binary = ours ? RedisBinary.unpackedIn(folder).toString() : "redis-server";
        try {
            Files.createDirectories(data);
            long before = log.size();
            if (!started(binary, replication)) {
                if (!log.saysPortTakenSince(before)) {
                    throw failure("it ended while it started");
                }
                port = ports.next();
                if (!started(binary, replication)) {
                    throw failure("it ended while it started, on a second port too");
                }
            }
        } catch (IOException e) {
            throw failure("it cannot be started: " + e.getMessage());
        }
    }

    private boolean started(String binary, List<String> replication)
            throws IOException, StartFailure, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary, "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", processes.ground().listens()));
        command.addAll(CONFIGURATION);
        command.addAll(replication);
        ProcessBuilder builder = log.takeOutputOf(new ProcessBuilder(command)).directory(data.toFile());
        Process started =
                processes.start(new NodeProgram(name, zone, NodeProgram.Software.REDIS, List.of(port), builder));
        process = started;
        boolean decided = stop.await(() -> !started.isAlive() || answersAs(started), BETWEEN_PROBES, START_LIMIT);
        if (!decided) {
            ProcessTree.of(started.toHandle()).kill();
            throw failure("it did not answer on 127.0.0.1:" + port + " within " + START_LIMIT.toSeconds() + " s");
        }
        return started.isAlive();
    }

    /** The process is compared: on a port that was taken in between, somebody else's server would answer. */
    private boolean answersAs(Process running) {
        long pid = processes.ground().isThisMachine() ? running.pid() : FIRST_PROCESS;
        OptionalLong found = RedisProbe.processAt(port, PROBE_LIMIT);
        return found.isPresent() && found.getAsLong() == pid;
    }

    private StartFailure failure(String why) {
        return new StartFailure(name, why, log.lastLines());
    }
}
