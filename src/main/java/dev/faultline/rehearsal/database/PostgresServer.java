package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.NodeLog;
import dev.faultline.rehearsal.process.NodeProgram;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * One PostgreSQL server: its data folder, its port, its process. One thread starts and kills it; its process may be
 * looked at from any.
 */
final class PostgresServer implements AutoCloseable {
    private static final Duration INITDB_LIMIT = Duration.ofSeconds(90);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);

    private final String name;
    private final String zone;
    private final Path data;
    private final PostgresSite site;
    private final NodeLog log;
    private volatile int port;
    private volatile Process process;

    /** A server in a zone, which does not run yet. */
    PostgresServer(String name, String zone, PostgresSite site, int port) {
        this(name, zone, name, site, port);
    }

    /** The same, with a data folder and a log that are called {@code folder}: a second server for the same place. */
    PostgresServer(String name, String zone, String folder, PostgresSite site, int port) {
        this.name = name;
        this.zone = zone;
        this.site = site;
        this.port = port;
        this.data = site.workFolder().toAbsolutePath().resolve(folder);
        this.log = NodeLog.of(site.logsFolder(), folder);
    }

    String name() {
        return name;
    }

    /** The zone that it is in. */
    String zone() {
        return zone;
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** The running server's process; empty while it is down. */
    Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    /** How its log ends. */
    List<String> lastLogLines() {
        return log.lastLines();
    }

    /** Makes a new, empty database cluster in the data folder. */
    void initialise() throws StartFailure, InterruptedException {
        try {
            makeDataFolder();
            Process initdb = site.processes()
                    .start(program(
                            name + "-initdb",
                            List.of(),
                            List.of(
                                    site.programs().command("initdb"),
                                    "-D",
                                    data.toString(),
                                    "--username=postgres",
                                    "--auth=trust",
                                    "--no-sync",
                                    "--no-instructions",
                                    "--locale=C",
                                    "--encoding=UTF8",
                                    "--wal-segsize=1")));
            process = initdb;
            if (!initdb.waitFor(INITDB_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw failure("initdb had not ended after " + INITDB_LIMIT.toSeconds() + " s");
            }
            if (initdb.exitValue() != 0) {
                throw failure("initdb ended with exit status " + initdb.exitValue());
            }
            Files.writeString(
                    data.resolve("postgresql.conf"),
                    ServerConfiguration.COMMON + "listen_addresses = '"
                            + site.processes().ground().listens() + "'\n",
                    StandardOpenOption.APPEND);
            if (!site.processes().ground().isThisMachine()) {
                Files.writeString(
                        data.resolve("pg_hba.conf"), ServerConfiguration.EVERYBODY, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw failure("cannot make its data folder " + data + ": " + e.getMessage(), e);
        }
    }

    /** Takes everything out of the data folder, so that a clone can be laid into it. */
    void emptyDataFolder() throws IOException {
        releaseMemory();
        FolderTree.delete(data);
        makeDataFolder();
    }

    /** Replaces what is in the data folder by what the tar archive of a base backup holds. */
    void layOut(Path base) throws IOException {
        emptyDataFolder();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(base)))) {
            TarFolder.extract(tar, data);
        }
    }

    /** Starts on its port and waits until it answers; on another port, once, when that one was taken in between. */
    void start(PortSource ports) throws StartFailure, InterruptedException {
        try {
            long before = log.size();
            if (!startedOnItsPort()) {
                if (!log.saysPortTakenSince(before)) {
                    throw failure("it ended while it started");
                }
                port = ports.next();
                if (!startedOnItsPort()) {
                    throw failure("it ended while it started, on a second port too");
                }
            }
        } catch (IOException e) {
            throw failure("it cannot be started: " + e.getMessage(), e);
        }
    }

    /** Kills what runs on the data folder, as a power cut would, and waits until it is gone. */
    void kill() {
        process().map(ProcessTree::of).ifPresent(ProcessTree::kill);
    }

    /** Kills it for good, and releases what the kernel keeps of it; the data folder stays. */
    @Override
    public void close() {
        kill();
        releaseMemory();
    }

    /** A container's segment is gone with it, and its id may be another's here. */
    private void releaseMemory() {
        if (site.processes().ground().isThisMachine()) {
            SharedMemory.releaseOf(data);
        }
    }

    private boolean startedOnItsPort() throws IOException, StartFailure, InterruptedException {
        site.user().own(data);
        Process started = site.processes()
                .start(program(
                        name,
                        List.of(port),
                        List.of(site.programs().command("postgres"), "-D", data.toString(), "-c", "port=" + port)));
        process = started;
        boolean answered = site.stop().await(() -> !started.isAlive() || answers(), BETWEEN_PROBES, START_LIMIT);
        if (!answered) {
            kill();
            throw failure("it did not answer on 127.0.0.1:" + port + " within " + START_LIMIT.toSeconds() + " s");
        }
        return started.isAlive();
    }

    private boolean answers() {
        try (WireConnection probe = WireConnection.open(port, PROBE_LIMIT)) {
            // The folder is compared: on a port that was taken in between, somebody else's server would answer.
            return probe.query("SHOW data_directory", PROBE_LIMIT).equals(List.of(List.of(data.toString())));
        } catch (IOException notYet) {
            return false;
        }
    }

    private void makeDataFolder() throws IOException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        site.user().own(data);
    }

    private NodeProgram program(String node, List<Integer> ports, List<String> command) {
        return new NodeProgram(node, zone, NodeProgram.Software.POSTGRES, ports, command(command));
    }

    private ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(site.user().command(command))
                .directory(site.workFolder().toFile());
        // The server's messages are read for what went wrong, so they must be in English.
        builder.environment().put("LC_ALL", "C");
        return log.takeOutputOf(builder);
    }

    private StartFailure failure(String why) {
        return failure(why, null);
    }

    private StartFailure failure(String why, Throwable cause) {
        return new StartFailure(name, why, log.lastLines(), cause);
    }
}
