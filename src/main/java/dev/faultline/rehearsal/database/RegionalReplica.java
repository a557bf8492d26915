package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.database.DatabaseView.Role;
import dev.faultline.rehearsal.failover.Heartbeat;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.region.RegionSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The second region's database: a replica of the first region's that no commit waits for, until it is promoted. It owns
 * the server and what watches it. One thread changes it; {@link #view} and {@link #lag} may be called from any and never
 * block.
 */
public final class RegionalReplica implements AutoCloseable {
    /** The node. */
    public static final String NAME = "db-r2";

    /** What its link to the first region's database leads to. */
    public static final String FIRST_ENDPOINT = "database";

    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PostgresSite site;
    private final DatabasePair pair;
    private final DatabaseNode node;
    private final RegionPath path;
    private final NodeLinks links;
    private final PortSource ports;
    private final PrimaryCommands commands;
    private final StandbyClone clone;
    private final Heartbeat<DatabaseStatus> heartbeat;
    private final PositionHistory history = new PositionHistory();
    private volatile Role role = Role.REPLICA;

    /**
     * Prepares a server in {@code zone}; nothing runs yet. The links {@code db-r2-to-database}, {@code
     * controller-to-db-r2}, {@code db-a-to-db-r2} and {@code db-b-to-db-r2} must be open before a start. Throws {@link
     * IOException} when no port can be had.
     */
    public RegionalReplica(
            PostgresSite site, String zone, Database first, RegionSettings settings, NodeLinks links, PortSource ports)
            throws IOException {
        this.site = site;
        this.pair = first.pair();
        this.node = new DatabaseNode(
                new PostgresServer(NAME, zone, site, ports.next()),
                settings.pace().misses());
        this.path = new RegionPath(links, ports, settings.replication());
        this.links = links;
        this.ports = ports;
        this.commands = new PrimaryCommands(links, site.stop());
        this.clone = new StandbyClone(commands, links, path, ports);
        QueryPulse pulse = new QueryPulse(() -> links.port("controller", NAME), Database.FIRST);
        this.heartbeat = new Heartbeat<>(NAME, pulse, node, settings.pace(), site.stop());
    }

    /** Clones it from the first region's primary, and returns once it follows. */
    public void start() throws StartFailure, InterruptedException {
        try {
            clone.make(node, pair.primary());
            heartbeat.start();
            awaitFollowing();
        } catch (IOException e) {
            throw failure("it cannot be made a replica of " + pair.primary().name() + ": " + e.getMessage(), e);
        }
        path.streams();
    }

    /** Where it listens. */
    public int port() {
        return node.server().port();
    }

    /** How it looks at present. */
    public DatabaseView view() {
        return node.seenAs(role);
    }

    /** How far it is behind the first region's primary; empty while it takes the writes, or nothing is known of either. */
    public Optional<RegionLag> lag() {
        if (role == Role.PRIMARY) {
            return Optional.empty();
        }
        return pair.primary()
                .monitor()
                .latest()
                .filter(DatabaseStatus::writer)
                .flatMap(writer -> node.monitor()
                        .latest()
                        .filter(status -> !status.writer())
                        .flatMap(status -> behind(writer, status)));
    }

    private Optional<RegionLag> behind(DatabaseStatus writer, DatabaseStatus status) {
        long bytes = Math.max(0, writer.position() - status.position());
        return history.age(status.position()).map(age -> new RegionLag(NAME, bytes, age));
    }

    /** Remembers how far the first region's primary has come. */
    void noteWriter() {
        pair.primary()
                .monitor()
                .latest()
                .filter(DatabaseStatus::writer)
                .ifPresent(status -> history.writerReached(status.position(), status.at()));
    }

    /** The first region has another primary. */
    void forgetWriter() {
        history.beginAnew();
    }

    DatabaseNode node() {
        return node;
    }

    StandbyClone clones() {
        return clone;
    }

    PrimaryCommands commands() {
        return commands;
    }

    RegionPath path() {
        return path;
    }

    /** Makes it take writes, and returns once it does. */
    void promote() throws IOException, InterruptedException {
        commands.promote(node);
        role = Role.PRIMARY;
        history.beginAnew();
    }

    /** It is to take no writes any more. */
    void standsBy() {
        role = Role.REPLICA;
        history.beginAnew();
    }

    /** Makes it a replica of the first region's primary anew. */
    void follow() throws IOException, StartFailure, InterruptedException {
        history.beginAnew();
        clone.make(node, pair.primary());
    }

    /** Starts it on the data that it has. */
    void restart() throws IOException, StartFailure, InterruptedException {
        int before = node.server().port();
        node.server().start(ports);
        if (node.server().port() != before) {
            links.pointTo(NAME, node.server().port());
        }
        node.beginAnew();
    }

    @Override
    public void close() throws IOException {
        node.server().close();
        heartbeat.close();
        path.close();
    }

    private void awaitFollowing() throws StartFailure, InterruptedException {
        if (!site.stop()
                .await(
                        () -> node.monitor()
                                .latest()
                                .filter(DatabaseStatus::receives)
                                .isPresent(),
                        BETWEEN_LOOKS,
                        FOLLOW_LIMIT)) {
            throw failure(
                    "it did not follow " + pair.primary().name() + " within " + FOLLOW_LIMIT.toSeconds() + " s", null);
        }
    }

    private StartFailure failure(String why, Throwable cause) {
        return new StartFailure(NAME, why, node.server().lastLogLines(), cause);
    }
}
