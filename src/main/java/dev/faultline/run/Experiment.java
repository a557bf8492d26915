package dev.faultline.run;

import dev.faultline.fault.FaultGround;
import dev.faultline.fault.Faults;
import dev.faultline.observe.CleanUp;
import dev.faultline.observe.ClockWatch;
import dev.faultline.observe.ControlProbe;
import dev.faultline.observe.Invariants;
import dev.faultline.observe.Login;
import dev.faultline.observe.ObservationFailed;
import dev.faultline.observe.ReadBack;
import dev.faultline.observe.StateWatch;
import dev.faultline.observe.alarm.AlarmWatch;
import dev.faultline.observe.exposure.ExposureProbe;
import dev.faultline.observe.traffic.LinkWatch;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run does on a target that is up: traffic, faults, reverting, draining, reading back, proof of restoration. */
final class Experiment {
    private static final Duration RESTORED_WITHIN = Duration.ofSeconds(20);

    private final RunContext run;
    private final Rehearsal rehearsal;
    private final Target target;
    private final Optional<AwsMeans> aws;

    Experiment(RunContext run, Rehearsal rehearsal, Target target) {
        this(run, rehearsal, target, Optional.empty());
    }

    /** The same on a target in AWS, with what is needed there. */
    Experiment(RunContext run, Rehearsal rehearsal, Target target, Optional<AwsMeans> aws) {
        this.run = run;
        this.rehearsal = rehearsal;
        this.target = target;
        this.aws = aws;
    }

    /** Carries it out, and returns how long there was traffic. */
    Duration conduct() throws RunFailed, IOException, InterruptedException {
        Invariants invariants = new Invariants(run.request().plan().system().invariants(), target, run.clock());
        invariants.check("before").forEach(run.recorder()::event);
        ExposureProbe exposure = exposure();
        exposure.probe();
        String token = token();
        run.listener().note("starting the load generators");
        try (StateWatch watch = new StateWatch(target, run.clock(), run.recorder()::event);
                Watching alarms = alarms(watch);
                Watching links = links(watch);
                Watching clocks = clocks();
                ControlProbe control = new ControlProbe(target.topology(), run.clock(), run.recorder()::event);
                Traffic traffic = Traffic.ready(
                        run.request(), rehearsal.temporary(), target.topology(), run.recorder(), run.clock());
                Faults faults = new Faults(
                        new FaultGround(this::topologyNow, traffic::surge, aws.map(AwsMeans::ground)),
                        rehearsal.journal(),
                        rehearsal.lease(),
                        run.clock(),
                        this::record);
                Watching ends = ends(faults)) {
            Duration length = underLoad(watch, traffic, faults, token, exposure);
            alarms.close();
            control.close();
            links.close();
            requireTarget();
            readBack();
            proveRestoration(invariants);
            return length;
        }
    }

    /** Ours stand in for those of a stand-in; a system in AWS has its own, and AWS tells of them. */
    private Watching alarms(StateWatch watch) {
        if (aws.isPresent()) {
            return aws.get().signals(run)::close;
        }
        AlarmWatch alarms = new AlarmWatch(
                run.request().plan().system().alarms(),
                watch::latest,
                target.topology(),
                run.clock(),
                run.recorder()::event);
        return alarms::close;
    }

    /** In AWS something else than this run can end a fault. */
    private Watching ends(Faults faults) {
        return aws.isPresent() ? new EarlyEnds(run, faults)::close : () -> {};
    }

    /** What goes over the links is read where a scenario has an objective about it. */
    private Watching links(StateWatch watch) {
        boolean asked = run.request().plan().scenario().objectives().stream()
                .anyMatch(Objective.Connectivity.class::isInstance);
        if (!asked) {
            return () -> {};
        }
        LinkWatch links =
                new LinkWatch(target.topology().toxiproxy(), watch::latest, run.clock(), run.recorder()::event);
        return links::close;
    }

    /** An objective on a restore divides writes by the dates of the database, which are of another clock than theirs. */
    private Watching clocks() {
        boolean asked =
                run.request().plan().scenario().objectives().stream().anyMatch(Objective.Restore.class::isInstance);
        Optional<URI> operations = target.topology().surroundings().operations();
        if (!asked || operations.isEmpty()) {
            return () -> {};
        }
        ClockWatch clocks = new ClockWatch(operations.get(), run.clock(), run.recorder()::event);
        return clocks::close;
    }

    /** Something that is watched until it is closed. */
    private interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** What a scenario has objectives about; it is tried before there is load, and again once the faults are over. */
    private ExposureProbe exposure() {
        List<String> asked = run.request().plan().scenario().objectives().stream()
                .filter(Objective.Exposure.class::isInstance)
                .map(objective -> ((Objective.Exposure) objective).check())
                // Whoever stands outside knows neither what should be hidden nor where it could be.
                .filter(check -> run.request().plan().system().target().isEmpty())
                .toList();
        List<Path> places = new ArrayList<>(target.folders());
        places.add(run.request().files().folder());
        return new ExposureProbe(
                asked, target, new ExposureProbe.Hidden(target.secrets(), places), run.clock(), run.recorder()::event);
    }

    /** A stand-in that died is no finding about the system: what clients then saw must not be judged as if it were. */
    private void requireTarget() throws RunFailed {
        Optional<String> gone = target.gone();
        if (gone.isPresent()) {
            throw new RunFailed(gone.get());
        }
    }

    private Duration underLoad(StateWatch watch, Traffic traffic, Faults faults, String token, ExposureProbe exposure)
            throws RunFailed, IOException, InterruptedException {
        try {
            Instant started = traffic.start();
            traffic.probe(run.request().plan().system(), target.topology(), token);
            Duration length = new Phases(run, traffic, faults, rehearsal.lease(), watch, target).conduct(started);
            if (run.interruption().reason().isEmpty()) {
                exposure.probe();
            }
            return length;
        } finally {
            reverted(faults.revertAll());
            run.listener().note("draining the traffic");
            traffic.drain();
        }
    }

    private void reverted(List<Exception> failures) {
        // What could not be reverted is still in the journal: the watchdog and the next run try again.
        failures.forEach(failure -> run.recorder()
                .event(new Event.ObservationLost(
                        run.clock().now(), "reversal of a fault", String.valueOf(failure.getMessage()))));
    }

    private String token() throws RunFailed, InterruptedException {
        try {
            return new Login(run.request().plan().system().login(), target.topology())
                    .token(run.request().plan().system().marks().probingPhone());
        } catch (ObservationFailed e) {
            throw new RunFailed("the prober could not log in: " + e.getMessage(), e);
        }
    }

    /** Throws {@link UncheckedIOException}, which ends the run, since whoever asks can hand on no other. */
    private Topology topologyNow() {
        try {
            return target.state().topology();
        } catch (IOException e) {
            throw new UncheckedIOException("the target does not tell what it consists of: " + e.getMessage(), e);
        }
    }

    private void record(Event event) {
        run.recorder().event(event);
        if (event instanceof Event.FaultInjected injected) {
            run.listener().note("injected " + injected.kind() + " " + injected.fault() + " on " + injected.targets());
        } else if (event instanceof Event.FaultBit bit) {
            run.listener().note(bit.fault() + " bit: " + bit.proof());
        } else if (event instanceof Event.FaultReverted reverted) {
            run.listener().note("reverted " + reverted.fault() + ": " + reverted.how());
        }
    }

    private void readBack() throws IOException, InterruptedException {
        SystemSpec system = run.request().plan().system();
        if (system.readBack().isEmpty()) {
            return; // what needs it is INCONCLUSIVE, and the plan has said so
        }
        run.listener().note("reading back what the system holds");
        String keys = system.marks().keysOf(run.request().runId());
        ReadBack readBack = new ReadBack(system.readBack().get(), target.topology(), target.operatorToken(), keys);
        Optional<CleanUp> cleanUp =
                system.target().filter(own -> own.cleanUp().isPresent()).map(own -> new CleanUp(own, keys));
        List<HeldRecord> found = new ArrayList<>();
        try (JsonLines<HeldRecord> held = run.recorder().held()) {
            run.recorder()
                    .event(readBack.read(
                            record -> {
                                held.append(record);
                                cleanUp.ifPresent(unused -> found.add(record));
                            },
                            run.clock()));
        }
        if (cleanUp.isPresent()) {
            run.listener().note("removing the " + found.size() + " records that this run has made");
            run.recorder().event(cleanUp.get().remove(found, run.clock()));
        }
    }

    private void proveRestoration(Invariants invariants) throws InterruptedException {
        run.listener().note("proving that everything is restored");
        // Not cut short with the run: what had no time to heal would else look as if it never did.
        Interruption uninterrupted = new Interruption();
        List<Event> last = new ArrayList<>();
        uninterrupted.awaitUntil(
                () -> {
                    last.clear();
                    last.addAll(invariants.check("after"));
                    return last.stream().allMatch(Experiment::held);
                },
                run.clock().now().plus(RESTORED_WITHIN),
                run.clock());
        last.forEach(run.recorder()::event);
    }

    private static boolean held(Event event) {
        return event instanceof Event.InvariantChecked checked && checked.held();
    }
}
