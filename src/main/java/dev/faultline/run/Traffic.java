package dev.faultline.run;

import dev.faultline.fault.StagedFault;
import dev.faultline.load.Climb;
import dev.faultline.load.InjectorSpec;
import dev.faultline.load.Replay;
import dev.faultline.observe.Prober;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All the requests of a run: the forked load generators, those of surges among them, and the steady probers. One thread
 * starts, drains and closes it.
 */
final class Traffic implements AutoCloseable {
    private static final String SIMULATIONS = "simulations.";
    private static final Duration STARTED = Duration.ofSeconds(20);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    /** Users go on arriving for so long after the planned end, where reverting or looking for calm took its time. */
    private static final Duration OVERRUN = Duration.ofSeconds(30);
    /** A surge comes nearly at once: a generator's first requests load classes, and in a short ramp few users are late by it. */
    private static final Duration SURGE_WARM_UP = Duration.ofSeconds(2);
    /** Each load generator draws from its own stream of random numbers. */
    private static final long SEED_STEP = 1_000_003;

    private final RunRequest request;
    private final Path temporary;
    private final Topology topology;
    private final Recorder recorder;
    private final RunClock clock;
    private final List<LoadGenerator> loads = new ArrayList<>();
    private final Map<String, LoadGenerator> surges = new LinkedHashMap<>();
    private final List<Prober> probers = new ArrayList<>();

    private Traffic(RunRequest request, Path temporary, Topology topology, Recorder recorder, RunClock clock) {
        this.request = request;
        this.temporary = temporary;
        this.topology = topology;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Forks a load generator for each load and each surge or staircase of the plan and waits until all of them are ready to send. */
    static Traffic ready(RunRequest request, Path temporary, Topology topology, Recorder recorder, RunClock clock)
            throws IOException, InterruptedException {
        Traffic traffic = new Traffic(request, temporary, topology, recorder, clock);
        try {
            for (LoadSpec load : request.plan().scenario().load()) {
                traffic.forkLoad(load);
            }
            for (PlannedFault fault : request.plan().faults()) {
                if (fault.spec() instanceof FaultSpec.AddedLoad added) {
                    traffic.forkSurge(added);
                }
            }
            for (LoadGenerator generator : traffic.generators()) {
                generator.awaitReady();
            }
            return traffic;
        } catch (IOException | InterruptedException | RuntimeException e) {
            traffic.close();
            throw e;
        }
    }

    private void forkLoad(LoadSpec load) throws IOException {
        loads.add(fork(
                InjectorSpec.loadSource(load.simulation()),
                load,
                Climb.NONE,
                request.plan().scenario().timing().warmUp(),
                request.plan().scenario().timing().longest(),
                load.simulation(),
                Optional.empty()));
    }

    private void forkSurge(FaultSpec.AddedLoad added) throws IOException {
        List<Double> rates = added.rates();
        surges.put(
                added.id(),
                fork(
                        InjectorSpec.surgeSource(added.id()),
                        new LoadSpec(added.simulation(), rates.get(0)),
                        new Climb(rates.subList(1, rates.size()), added.each()),
                        warmUp(added),
                        added.hold().plus(warmUp(added)),
                        "surge-" + added.id(),
                        replay(added)));
    }

    /** A day begins when it is quietest, and a log as it was recorded. */
    private static Duration warmUp(FaultSpec.AddedLoad added) {
        boolean ofItsOwn = added instanceof FaultSpec.LoadDay || added instanceof FaultSpec.LoadReplay;
        return ofItsOwn ? Duration.ZERO : SURGE_WARM_UP;
    }

    private static Optional<Replay> replay(FaultSpec.AddedLoad added) {
        return added instanceof FaultSpec.LoadReplay replay
                ? Optional.of(new Replay(
                        Path.of(replay.recording().log()).toAbsolutePath(),
                        replay.recording().speed(),
                        Optional.of(replay.recording().sha256())))
                : Optional.empty();
    }

    private LoadGenerator fork(
            String source,
            LoadSpec load,
            Climb climb,
            Duration warmUp,
            Duration length,
            String files,
            Optional<Replay> replay)
            throws IOException {
        InjectorSpec injector = new InjectorSpec(
                source,
                SIMULATIONS + load.simulation(),
                topology.baseUrl(),
                topology.smsUrl(),
                topology.surroundings().payments(),
                topology.surroundings().plainHttp(),
                load.usersPerSecond(),
                climb,
                warmUp,
                length.plus(OVERRUN),
                request.plan().seed() + (loads.size() + surges.size()) * SEED_STEP,
                request.files().ledger(files).toAbsolutePath(),
                request.runId(),
                REQUEST_TIMEOUT,
                GeneratorFitting.of(request.plan().system(), topology, temporary),
                replay);
        return LoadGenerator.fork(
                request.forking().detached(temporary),
                injector,
                request.files().logs().resolve(files + ".log"),
                recorder,
                clock);
    }

    private List<LoadGenerator> generators() {
        return Stream.concat(loads.stream(), surges.values().stream()).toList();
    }

    /** The surge of the plan that has a fault's id, to be carried out as that fault. Safe for any thread. */
    StagedFault surge(PlannedFault fault) {
        LoadGenerator generator = surges.get(fault.spec().id());
        if (generator == null) {
            throw new IllegalArgumentException("no load generator was made ready for " + fault.spec());
        }
        return new Surge(generator);
    }

    /** Starts the load generators but for the surges'; the instant is the origin of the run's time axis. */
    Instant start() throws IOException, InterruptedException {
        Instant first = null;
        for (LoadGenerator load : loads) {
            Instant started = load.start(STARTED);
            first = first == null || started.isBefore(first) ? started : first;
        }
        return first == null ? clock.now() : first;
    }

    /** Starts a steady prober for each of the system's critical paths. */
    void probe(SystemSpec system, Topology topology, String token) {
        Prober.Access access = new Prober.Access(
                topology.baseUrl(), topology.surroundings().certificate(), token, request.runId(), system.marks());
        Prober.Sinks sinks = new Prober.Sinks(recorder::outcome, recorder::ledger, recorder::event);
        system.probes().forEach(probe -> probers.add(new Prober(probe, access, clock, sinks)));
    }

    /** Requests under way in all load generators, as last reported. Safe for any thread. */
    long requestsInFlight() {
        return generators().stream().mapToLong(LoadGenerator::requestsInFlight).sum();
    }

    /** The load generators that have ended although nobody asked them to: no surge that was reverted. Safe for any thread. */
    List<String> ended() {
        return generators().stream()
                .filter(LoadGenerator::endedUnasked)
                .map(LoadGenerator::source)
                .toList();
    }

    /** What is judged of the load begins now. */
    void judged() {
        loads.forEach(LoadGenerator::judged);
    }

    /** Lets no new user in, waits for those under way, stops probing, and records how each load generator ended. */
    void drain() throws InterruptedException {
        generators().forEach(LoadGenerator::drain);
        for (LoadGenerator generator : generators()) {
            generator.awaitEnd();
        }
        for (Prober prober : probers) {
            prober.close();
        }
        probers.clear();
    }

    @Override
    public void close() {
        generators().forEach(LoadGenerator::close);
        for (Prober prober : probers) {
            try {
                prober.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
