package dev.faultline.run;

import dev.faultline.fault.Lease;
import dev.faultline.observe.Pace;
import dev.faultline.observe.StateWatch;
import dev.faultline.target.SystemState;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Looks at a run once a second while there is traffic: reports progress, and cuts the run short where it must not go on. */
final class Monitor implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration SHOWN = Duration.ofSeconds(3);

    private final RunContext run;
    private final Traffic traffic;
    private final Lease lease;
    private final StateWatch watch;
    private final Target target;
    private final Supplier<List<String>> faults;
    private final Instant started;
    private final StopConditions stop;
    private final Pace pace;
    private volatile Phase phase = Phase.WARM_UP;
    private volatile Duration total;

    Monitor(
            RunContext run,
            Traffic traffic,
            Lease lease,
            StateWatch watch,
            Target target,
            Supplier<List<String>> faults,
            Instant started) {
        this.run = run;
        this.traffic = traffic;
        this.lease = lease;
        this.watch = watch;
        this.target = target;
        this.faults = faults;
        this.started = started;
        this.total = run.request().plan().scenario().timing().total();
        this.stop = new StopConditions(
                run.request().plan().scenario().stopConditions(),
                run.figures(),
                traffic::requestsInFlight,
                run.clock(),
                started);
        this.pace = new Pace("monitor", EVERY, this::look, this::failed);
    }

    /** A run that nobody watches must not go on: its stop conditions would not be looked at. */
    private void failed(RuntimeException e) {
        run.interruption().request("the run could not be watched: " + e);
    }

    /** Records that a phase begins now, at {@code at}. */
    void enter(Phase next, Instant at) {
        phase = next;
        run.recorder().event(new Event.PhaseBegan(at, next));
    }

    /** The run takes longer than planned. */
    void prolong(Duration by) {
        total = total.plus(by);
    }

    private void look() {
        try {
            decide();
            run.listener().progress(moment());
        } catch (RuntimeException e) {
            // Unseen, it would end the looking, and nothing would cut the run short any more.
            run.interruption().request("the run could not be watched: " + e);
        }
    }

    private void decide() {
        if (run.interruption().reason().isEmpty()) {
            stop.met().ifPresent(this::stop);
            target.gone().ifPresent(run.interruption()::request);
            lease.lost().ifPresent(why -> run.interruption().request("the lease was lost: " + why));
            traffic.ended().stream()
                    .findFirst()
                    .ifPresent(source ->
                            run.interruption().request(source + " ended before it was asked to; its log tells why"));
        }
    }

    private void stop(Event.StopConditionMet met) {
        run.recorder().event(met);
        run.interruption().request("stop condition: " + met.condition() + " (" + met.found() + ")");
    }

    private RunListener.Moment moment() {
        return new RunListener.Moment(
                phase,
                Duration.between(started, run.clock().now()),
                total,
                run.figures().over(SHOWN),
                traffic.requestsInFlight(),
                faults.get(),
                watch.latest().map(SystemState::services).orElse(List.of()));
    }

    /** Once it returns, nothing is looked at any more: the load may end. */
    @Override
    public void close() {
        pace.close();
    }
}
