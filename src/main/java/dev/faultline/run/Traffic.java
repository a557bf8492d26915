package dev.faultline.run;

import dev.faultline.load.Injector;
import dev.faultline.load.InjectorFailedException;
import dev.faultline.load.InjectorListener;
import dev.faultline.load.InjectorReport;
import dev.faultline.load.InjectorSpec;
import dev.faultline.observe.Prober;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** All the requests of a run: the forked load generators and the steady probers. One thread starts, drains and closes it. */
final class Traffic implements AutoCloseable {
    private static final String SIMULATIONS = "simulations.";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STARTED = Duration.ofSeconds(20);
    private static final Duration DRAINED = Duration.ofSeconds(20);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    /** Users go on arriving for so long after the planned end, where reverting or looking for calm took its time. */
    private static final Duration OVERRUN = Duration.ofSeconds(30);
    /** Each load generator draws from its own stream of random numbers. */
    private static final long SEED_STEP = 1_000_003;

    private final RunRequest request;
    private final Path temporary;
    private final Recorder recorder;
    private final RunClock clock;
    private final List<Load> loads = new ArrayList<>();
    private final List<Prober> probers = new ArrayList<>();

    private Traffic(RunRequest request, Path temporary, Recorder recorder, RunClock clock) {
        this.request = request;
        this.temporary = temporary;
        this.recorder = recorder;
        this.clock = clock;
    }

    private record Load(String source, Injector injector, AtomicLong requestsInFlight) {}

    /** Forks a load generator for each load of the plan and waits until all of them are ready to send. */
    static Traffic ready(RunRequest request, Path temporary, Topology topology, Recorder recorder, RunClock clock)
            throws IOException, InterruptedException {
        Traffic traffic = new Traffic(request, temporary, recorder, clock);
        try {
            List<LoadSpec> specs = request.plan().scenario().load();
            for (int i = 0; i < specs.size(); i++) {
                traffic.fork(specs.get(i), request.plan().seed() + i * SEED_STEP, topology);
            }
            for (Load load : traffic.loads) {
                recorder.event(new Event.Anchored(clock.now(), load.injector().awaitReady(READY)));
            }
            return traffic;
        } catch (IOException | InterruptedException | RuntimeException e) {
            traffic.close();
            throw e;
        }
    }

    private void fork(LoadSpec spec, long seed, Topology topology) throws IOException {
        InjectorSpec injector = new InjectorSpec(
                SIMULATIONS + spec.simulation(),
                topology.baseUrl(),
                topology.smsUrl(),
                spec.usersPerSecond(),
                request.plan().scenario().timing().warmUp(),
                request.plan().scenario().timing().total().plus(OVERRUN),
                seed,
                request.files().ledger(spec.simulation()).toAbsolutePath(),
                request.runId(),
                REQUEST_TIMEOUT);
        AtomicLong requestsInFlight = new AtomicLong();
        InjectorListener listener = new InjectorListener() {
            @Override
            public void requestEnded(Outcome outcome) {
                recorder.outcome(outcome);
            }

            @Override
            public void underWay(long users, long requests) {
                requestsInFlight.set(requests);
            }
        };
        loads.add(new Load(
                injector.source(),
                Injector.fork(
                        request.forking().detached(temporary),
                        injector,
                        request.files().logs().resolve(spec.simulation() + ".log"),
                        listener),
                requestsInFlight));
    }

    /** Starts the load generators; the instant is the origin of the run's time axis. */
    Instant start() throws InjectorFailedException, InterruptedException {
        Instant first = null;
        for (Load load : loads) {
            Instant started = load.injector().start(STARTED);
            recorder.event(new Event.LoadStarted(started, load.source()));
            first = first == null || started.isBefore(first) ? started : first;
        }
        return first == null ? clock.now() : first;
    }

    /** Starts a steady prober for each of the system's critical paths. */
    void probe(SystemSpec system, Topology topology, String token) {
        Prober.Access access =
                new Prober.Access(topology.baseUrl(), topology.surroundings().certificate(), token, request.runId());
        Prober.Sinks sinks = new Prober.Sinks(recorder::outcome, recorder::ledger, recorder::event);
        system.probes().forEach(probe -> probers.add(new Prober(probe, access, clock, sinks)));
    }

    /** Requests under way in all load generators, as last reported. */
    long requestsInFlight() {
        return loads.stream().mapToLong(load -> load.requestsInFlight().get()).sum();
    }

    /** The load generators that have ended although nobody asked them to. */
    List<String> ended() {
        return loads.stream()
                .filter(load -> load.injector().done().isDone())
                .map(Load::source)
                .toList();
    }

    /** Lets no new user in, waits for those under way, stops probing, and records how each load generator ended. */
    void drain() throws InterruptedException {
        loads.forEach(load -> load.injector().drain());
        for (Load load : loads) {
            InjectorReport report = load.injector().awaitDone(DRAINED);
            recorder.event(report.event(clock.now(), load.source()));
            if (report.exit() != InjectorReport.Exit.COMPLETED) {
                recorder.event(new Event.ObservationLost(clock.now(), load.source(), report.why()));
            }
        }
        for (Prober prober : probers) {
            prober.close();
        }
        probers.clear();
    }

    @Override
    public void close() {
        loads.forEach(load -> load.injector().close());
        for (Prober prober : probers) {
            try {
                prober.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
