package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.database.DatabaseView.Role;
import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.Endpoint;
import dev.faultline.rehearsal.failover.FailoverController;
import dev.faultline.rehearsal.failover.Heartbeat;
import dev.faultline.rehearsal.failover.HeldSteps;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.failover.Pulse;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The platform's database as a whole: two servers, their endpoint, their heartbeats and the failover controller. It
 * owns them all; {@link #close} ends them. {@link #nodes} may be called from any thread and never blocks.
 */
public final class Database implements AutoCloseable {
    /** The application's database. */
    public static final String NAME = "blinklean";

    /** The database that is the primary at the start. */
    public static final String FIRST = "db-a";

    /** The database that is the standby at the start. */
    public static final String SECOND = "db-b";

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final PostgresSite site;
    private final DatabaseSettings settings;
    private final DatabaseNode first;
    private final DatabaseNode second;
    private final Endpoint endpoint;
    private final ReplicationPath path;
    private final DatabasePair pair;
    private final List<Heartbeat<DatabaseStatus>> heartbeats;
    private final FailoverController<FailoverDecision.Action> controller;
    private final StartAttempts attempts;
    private final SlowQueries slowQueries;
    private final BadMigration badMigration;
    private final WalArchive archive;
    private final NightlyBackup backups;
    private final Restores restores;
    private final ServerClock clock;
    private volatile BooleanSupplier held = () -> false;

    /**
     * Prepares a primary in the first of {@code zones} and a standby in the second, or where the settings say; nothing
     * runs yet but the endpoint. Throws {@link IOException} when no port can be had.
     */
    public Database(
            PostgresSite site,
            List<String> zones,
            DatabaseSettings settings,
            NodeLinks links,
            PortSource ports,
            PlatformLog log)
            throws IOException {
        this.site = site;
        this.settings = settings;
        this.first = node(FIRST, zones.get(0), ports);
        this.second =
                node(SECOND, zones.get(settings.standbyZone() == DatabaseSettings.StandbyZone.SAME ? 0 : 1), ports);
        this.path = new ReplicationPath(links, ports, settings.link());
        this.endpoint = links.endpoint("database", ports.next());
        this.pair = new DatabasePair(first, second, endpoint, links, path, ports, settings, site.stop(), log);
        this.heartbeats = List.of(heartbeat(first, second, links), heartbeat(second, first, links));
        HeldSteps<FailoverDecision.Action> steps =
                new HeldSteps<>(pair, FailoverDecision.Action.NONE, () -> silent() && held.getAsBoolean());
        this.controller = new FailoverController<>("database", steps, site.stop(), log);
        this.attempts = new StartAttempts(second.name(), log);
        this.slowQueries = new SlowQueries(endpoint.port(), site.stop(), log);
        this.badMigration = new BadMigration(endpoint.port());
        this.archive = new WalArchive(site, settings.backup());
        this.backups = new NightlyBackup(site, settings.backup());
        this.restores = new Restores(pair, site, archive, backups, ports, log);
        this.clock = new ServerClock(endpoint.port());
    }

    /** The port that clients connect to, whichever server is the primary. */
    public int endpointPort() {
        return endpoint.port();
    }

    /** The port of one of the two servers. */
    public int port(String name) {
        return (first.name().equals(name) ? first : second).server().port();
    }

    /** Unpacks PostgreSQL, initialises and starts the first server, and lets {@code schema} make its tables. */
    public void startPrimary(SchemaInstaller schema) throws StartFailure, InterruptedException {
        site.programs().unpack();
        try {
            first.server().initialise();
            settings.exposure().applyTo(first.server().data());
            archive.prepare(first.server().data());
            pair.startPrimary();
            heartbeats.get(0).start();
            install(schema);
        } catch (IOException | SQLException e) {
            throw new StartFailure(
                    first.name(),
                    "cannot make the database " + NAME + ": " + e.getMessage(),
                    first.server().lastLogLines(),
                    e);
        }
    }

    /**
     * Clones the second server from the first, waits until it is its standby, lets the nightly backup run, and lets the
     * controller watch.
     */
    public void startStandby() throws StartFailure, InterruptedException {
        try {
            attempts.at(pair::cloneStandby);
            heartbeats.get(1).start();
            pair.awaitStream(site.stop());
            attempts.at(pair::attachStandby);
        } catch (IOException e) {
            throw new StartFailure(
                    second.name(),
                    "cannot be made the standby of " + first.name() + ": " + e.getMessage(),
                    second.server().lastLogLines(),
                    e);
        }
        backups.run(first.server().port());
        if (settings.controller() == Controller.ON) {
            controller.start();
        }
    }

    /** How both look at present. */
    public List<DatabaseView> nodes() {
        if (pair.stoodDown()) {
            return List.of(first.seenAs(Role.REPLICA), second.seenAs(Role.REPLICA));
        }
        DatabaseNode primary = pair.primary();
        return List.of(first.seenWith(primary), second.seenWith(primary));
    }

    /** While neither of the two answers and {@code without} power holds, the controller does nothing. */
    public void holdStillWhile(BooleanSupplier without) {
        held = without;
    }

    /** The two, for whoever takes their place in another region. */
    DatabasePair pair() {
        return pair;
    }

    private boolean silent() {
        return first.monitor().silent() && second.monitor().silent();
    }

    /** Whether the standby holds everything that was acknowledged, and commits wait for it. */
    public boolean standbyInSync() {
        return pair.inSync();
    }

    /** The job that locks the slots table, which belongs to this database and ends with it. */
    public SlowQueries slowQueries() {
        return slowQueries;
    }

    /** The migration that destroys the bookings. */
    public BadMigration badMigration() {
        return badMigration;
    }

    /** The restores, which belong to this database and end with it. */
    public Restores restores() {
        return restores;
    }

    /** The clock that the primary dates commits by. */
    public ServerClock clock() {
        return clock;
    }

    /** Kills both servers and closes what watched them. The stop signal should have been raised. */
    @Override
    public void close() throws IOException {
        restores.close();
        clock.close();
        slowQueries.close();
        controller.close();
        first.server().close();
        second.server().close();
        heartbeats.forEach(Heartbeat::close);
        endpoint.close();
        path.close();
    }

    private DatabaseNode node(String name, String zone, PortSource ports) throws IOException {
        return new DatabaseNode(new PostgresServer(name, zone, site, ports.next()), settings.misses());
    }

    private Heartbeat<DatabaseStatus> heartbeat(DatabaseNode node, DatabaseNode peer, NodeLinks links) {
        QueryPulse query = new QueryPulse(() -> links.port("controller", node.name()), peer.name());
        Pulse<DatabaseStatus> pulse = switch (settings.detection()) {
            case QUERY -> query;
            case CONNECT -> new ConnectPulse(() -> node.server().port(), query);
        };
        return new Heartbeat<>(node.name(), pulse, node, settings.pace(), site.stop());
    }

    private void install(SchemaInstaller schema) throws IOException, SQLException {
        int port = first.server().port();
        try (WireConnection connection = WireConnection.open(port, ANSWER_LIMIT)) {
            connection.query("CREATE DATABASE " + NAME, ANSWER_LIMIT);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            schema.install(connection);
        }
    }
}
