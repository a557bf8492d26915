package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.Schema;
import dev.faultline.rehearsal.cache.Cache;
import dev.faultline.rehearsal.cache.CacheSite;
import dev.faultline.rehearsal.container.ContainerGround;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.rehearsal.database.PostgresBinaries;
import dev.faultline.rehearsal.database.PostgresPrograms;
import dev.faultline.rehearsal.database.PostgresSite;
import dev.faultline.rehearsal.database.RegionalReplica;
import dev.faultline.rehearsal.database.ServerUser;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.Ground;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.process.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The whole platform: started once, closed once. It owns every process, thread and folder of it. {@link #close} may be
 * called at any moment, from another thread too, and ends a start that is under way.
 */
final class RehearsalPlatform implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration START_ENDS_LIMIT = Duration.ofSeconds(3);
    private static final Duration LET_GO_LIMIT = Duration.ofMillis(2500);

    private static final int ADMIN_WORKERS = 4;

    private final PlatformConfig config;
    private final PlatformSettings settings;
    private final Consumer<String> starting;
    private final PlatformLog log = PlatformLog.onErrorOutput();
    private final StopSignal stop = new StopSignal();
    private final PortSource ports = new FreePorts();
    private final Deque<Closing> closings = new ArrayDeque<>();
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final AtomicInteger administration = new AtomicInteger();
    private volatile Thread starter;

    /** Nothing runs yet; {@code starting} is told the name of each part as its start begins. */
    RehearsalPlatform(PlatformConfig config, PlatformSettings settings, Consumer<String> starting) {
        this.config = config;
        this.settings = settings;
        this.starting = starting;
    }

    private record Closing(String what, Step step) {}

    /** Something to be done when the platform ends. */
    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    /**
     * Starts everything and returns the port of the administration once the platform serves. On any failure call
     * {@link #close}.
     */
    int start() throws StartFailure, InterruptedException {
        starter = Thread.currentThread();
        try {
            Disk.requireRoom(config.workFolder());
            Files.createDirectories(config.workFolder());
            Files.createDirectories(config.logsFolder());
            return startNodes();
        } catch (IOException e) {
            throw new StartFailure("platform", "cannot be set up: " + e.getMessage(), List.of(), e);
        } finally {
            starter = null;
            startEnded.countDown();
        }
    }

    private int startNodes() throws IOException, StartFailure, InterruptedException {
        Ground ground = ground();
        Processes processes = new Processes(config.workFolder().resolve("processes.jsonl"), ground);
        whenClosed("processes", processes::close);
        ProxiedLinks links = new ProxiedLinks(config.toxiproxy(), ground);
        whenClosed("links", links::close);
        PostgresSite postgres = postgres(processes);
        Database database = new Database(postgres, settings.zones(), settings.database(), links, ports, log);
        whenClosed("database", database::close);
        Cache cache = new Cache(
                new CacheSite(config.workFolder(), config.logsFolder(), processes, stop),
                settings.zones(),
                settings.cache(),
                links,
                ports,
                log);
        whenClosed("cache", cache::close);
        Optional<TwoRegions> regions = regions(postgres, database, cache, links);
        ServiceSite site = new ServiceSite(config.java(), config.logsFolder(), processes, ports, links);
        ServiceHealth health = new ServiceHealth(log);
        whenClosed("health", health::close);
        Supervisor supervisor = new Supervisor(settings.apiRestartDelay(), stop, log);
        whenClosed("supervisor", supervisor::close);
        PlatformNodes nodes = PlatformNodes.of(new PlatformNodes.Parts(
                config, settings, site, links, database, cache, supervisor, health, regions, stop, log));
        whenClosed("programs", () -> letGo(nodes));
        whenClosed("the API's changes", nodes.api()::close);
        startAtOnce(nodes, database, cache, regions);
        watch(nodes, health);
        Optional<RegionTopology> both =
                regions.map(two -> new RegionTopology(two, nodes.second().orElseThrow(), health));
        TopologySource topology =
                new TopologySource(settings, nodes, database, cache, links, health, both, administration::get);
        new Readiness(topology::report, config.logsFolder(), stop).await(READY_LIMIT);
        nodes.services().forEach(supervisor::watch);
        supervisor.watch(nodes.standIns().secrets());
        if (settings.api().capacity() > 0) {
            nodes.api().autoscaler().start();
        }
        regions.ifPresent(two -> two.begin(nodes.balancer().certificate()));
        return serve(topology, nodes, database, new RegionOperations(regions.map(TwoRegions::change)));
    }

    private Optional<TwoRegions> regions(PostgresSite postgres, Database database, Cache cache, ProxiedLinks links)
            throws IOException {
        if (!settings.region().two()) {
            return Optional.empty();
        }
        TwoRegions two = new TwoRegions(
                settings.region(), new TwoRegions.Parts(postgres, database, cache, links, ports, stop, log));
        whenClosed("regions", two::close);
        return Optional.of(two);
    }

    /** Where the nodes run; made ready, and closed after everything on it. */
    private Ground ground() throws IOException, StartFailure, InterruptedException {
        if (config.containers().isEmpty()) {
            return new ThisMachine();
        }
        settings.requireFitForContainers();
        ContainerGround ground = ContainerGround.of(
                config.containers().get(), config.workFolder(), PlatformNodes.mostLinks(settings), ports);
        whenClosed("containers", ground::close);
        starting.accept("toxiproxy");
        int api = config.toxiproxy().getPort();
        ground.open(settings.zones(), api);
        if (!stop.await(() -> HttpQuestion.ask(api, "/version").isPresent(), BETWEEN_LOOKS, READY_LIMIT)) {
            throw new StartFailure(
                    "toxiproxy",
                    "its container was started, but " + config.toxiproxy() + " did not answer within "
                            + READY_LIMIT.toSeconds() + " s",
                    List.of());
        }
        return ground;
    }

    private PostgresSite postgres(Processes processes) throws StartFailure {
        if (!processes.ground().isThisMachine()) {
            return new PostgresSite(
                    PostgresPrograms.OF_AN_IMAGE,
                    ServerUser.inContainers(),
                    config.workFolder(),
                    config.logsFolder(),
                    processes,
                    stop);
        }
        ServerUser user = ServerUser.ofThisProcess();
        PostgresBinaries binaries = PostgresBinaries.in(config.cacheFolder(), config.workFolder(), user);
        return new PostgresSite(binaries, user, config.workFolder(), config.logsFolder(), processes, stop);
    }

    private void startAtOnce(PlatformNodes nodes, Database database, Cache cache, Optional<TwoRegions> regions)
            throws StartFailure, InterruptedException {
        try (ParallelStart start = new ParallelStart()) {
            start.begin(() -> {
                starting.accept(Database.FIRST);
                database.startPrimary(connection -> Schema.install(connection, settings.lastPlace()));
                starting.accept(Database.SECOND);
                database.startStandby();
                if (regions.isPresent()) {
                    starting.accept(RegionalReplica.NAME);
                    regions.get().startReplica();
                }
            });
            start.begin(() -> {
                starting.accept(Cache.FIRST);
                cache.startPrimary();
            });
            start.begin(() -> {
                starting.accept(Cache.SECOND);
                cache.startReplica();
            });
            CountDownLatch secrets = new CountDownLatch(1);
            start.begin(() -> {
                start(nodes.standIns().secrets());
                secrets.countDown();
            });
            for (Service service : nodes.services()) {
                start.begin(() -> {
                    if (nodes.asksForSecrets(service)) {
                        secrets.await();
                    }
                    start(service);
                });
            }
            start.await();
        }
    }

    private void start(Service service) throws StartFailure, InterruptedException {
        starting.accept(service.name());
        service.start();
    }

    private static void watch(PlatformNodes nodes, ServiceHealth health) {
        nodes.standIns().programs().forEach(program -> health.watchHttp(program.name(), program::port, "/health"));
        health.watchBalancer(FrontService.NAME, nodes.balancer().rotation());
        nodes.second().ifPresent(second -> second.watch(health));
    }

    private int serve(TopologySource topology, PlatformNodes nodes, Database database, RegionOperations regions) {
        AdminApi api = new AdminApi(
                topology::report,
                new ControlMetrics(topology::report),
                nodes.api().releases(),
                new DatabaseOperations(database),
                regions);
        WebServer admin = WebServer.start(0, ADMIN_WORKERS, api.routes());
        whenClosed("administration", admin::close);
        administration.set(admin.port());
        return admin.port();
    }

    private static void letGo(PlatformNodes nodes) throws InterruptedException {
        nodes.letGo();
        long deadline = System.nanoTime() + LET_GO_LIMIT.toNanos();
        for (Process process : nodes.processes()) {
            process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void whenClosed(String what, Step step) {
        synchronized (closings) {
            closings.push(new Closing(what, step));
        }
    }

    /** Stops everything, last started first, and deletes the work folder. A second call does nothing. */
    @Override
    public void close() {
        stop.raise();
        endStart();
        for (Closing next = nextClosing(); next != null; next = nextClosing()) {
            closeOne(next);
        }
        closeOne(new Closing("work folder", () -> FolderTree.delete(config.workFolder())));
    }

    /** Nothing may be taken away from under a start that still goes on. */
    private void endStart() {
        Thread starting = starter;
        if (starting != null && starting != Thread.currentThread()) {
            starting.interrupt();
            try {
                startEnded.await(START_ENDS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Closing nextClosing() {
        synchronized (closings) {
            return closings.poll();
        }
    }

    private void closeOne(Closing closing) {
        try {
            closing.step().take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.say("control", "closing " + closing.what() + " failed: " + e);
        }
    }
}
