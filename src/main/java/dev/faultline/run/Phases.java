package dev.faultline.run;

import dev.faultline.fault.Faults;
import dev.faultline.fault.InjectionFailed;
import dev.faultline.fault.Lease;
import dev.faultline.fault.UndoFailed;
import dev.faultline.observe.Invariants;
import dev.faultline.observe.StateWatch;
import dev.faultline.scenario.Timing;
import dev.faultline.target.SystemState;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The stretches of a run in which there is traffic: warm-up, baseline, fault, recovery, after. */
final class Phases {
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final double CALM_ERROR_RATIO = 0.01;

    private final RunContext run;
    private final Traffic traffic;
    private final Faults faults;
    private final Lease lease;
    private final StateWatch watch;
    private final Target target;
    private final Timing timing;

    Phases(RunContext run, Traffic traffic, Faults faults, Lease lease, StateWatch watch, Target target) {
        this.run = run;
        this.traffic = traffic;
        this.faults = faults;
        this.lease = lease;
        this.watch = watch;
        this.target = target;
        this.timing = run.request().plan().scenario().timing();
    }

    /** Conducts them; an interruption ends them early. Returns how long there was traffic. */
    Duration conduct(Instant started) throws IOException, InterruptedException, RunFailed {
        Method method = new Method(run.request().plan().faults(), faults, run.interruption(), run.clock());
        try (Monitor monitor = new Monitor(run, traffic, lease, watch, target, method::inForce, started)) {
            monitor.enter(Phase.WARM_UP, started);
            Instant baseline = started.plus(timing.warmUp());
            run.interruption().awaitUntil(baseline, run.clock());
            Optional<Instant> fault = run.interruption().reason().isPresent()
                    ? Optional.empty()
                    : baseline(monitor).steady(baseline);
            if (fault.isPresent()) {
                monitor.enter(Phase.FAULT, fault.get());
                method.carryOut(fault.get(), timing.fault());
                recover(monitor);
            }
            Instant end = run.clock().now();
            monitor.enter(Phase.DRAIN, end);
            return Duration.between(started, end);
        } catch (InjectionFailed | UndoFailed e) {
            throw new RunFailed(e.getMessage(), e);
        }
    }

    private Baseline baseline(Monitor monitor) {
        return new Baseline(timing.baseline(), run.interruption(), run.clock(), new Baseline.Recording() {
            @Override
            public void begins(Instant at) {
                traffic.judged();
                monitor.enter(Phase.BASELINE, at);
            }

            @Override
            public Optional<String> broken() throws IOException {
                run.recorder().flush();
                return run.steadyState()
                        .broken(run.request().plan(), run.request().files());
            }

            @Override
            public void rejected(Instant at, String found) {
                monitor.prolong(timing.baseline());
                run.recorder().event(new Event.BaselineRejected(at, found));
                run.listener().note("the baseline was not steady and is measured again: " + found);
            }
        });
    }

    private void recover(Monitor monitor) throws InterruptedException {
        if (run.interruption().reason().isPresent()) {
            return;
        }
        Instant began = run.clock().now();
        monitor.enter(Phase.RECOVERY, began);
        run.interruption().awaitUntil(began.plus(CALM).plusSeconds(1), run.clock());
        run.interruption().awaitUntil(this::calm, began.plus(timing.recovery()), run.clock());
        if (run.interruption().reason().isEmpty()) {
            Instant after = run.clock().now();
            monitor.enter(Phase.AFTER, after);
            run.interruption().awaitUntil(after.plus(timing.after()), run.clock());
        }
    }

    /** Whether clients have been served for some seconds and the system says, lately, that it is whole. */
    private boolean calm() {
        boolean whole = watch.latest()
                .filter(state -> state.invariants().stream().filter(this::asked).allMatch(SystemState.Invariant::held))
                .isPresent();
        LiveFigures.Window lately = run.figures().over(CALM);
        return whole && lately.requests() > 0 && lately.errorRatio() <= CALM_ERROR_RATIO;
    }

    private boolean asked(SystemState.Invariant invariant) {
        return run.request().plan().system().invariants().contains(invariant.name())
                && !invariant.name().equals(Invariants.NO_TOXIC);
    }
}
