package dev.faultline.capacity;

import dev.faultline.capacity.CapacitySearch.Found;
import dev.faultline.observe.ControlProbe;
import dev.faultline.observe.StateWatch;
import dev.faultline.run.Interruption;
import dev.faultline.run.Rehearsal;
import dev.faultline.run.RunFailed;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.target.Backend;
import dev.faultline.target.Target;
import dev.faultline.target.TargetFailed;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what one, two, three, … instances carry: brings the platform up anew for each number of them, searches, and clears
 * everything away. Where this process dies, the watchdog does that. For one use.
 */
public final class CapacityRun {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final CapacityRequest request;
    private final CapacityListener listener;
    private final Interruption interruption;
    private final AnchoredClock clock = AnchoredClock.anchored("harness");
    private final CapacitySearch search;

    /** For one measuring; {@code interruption} cuts it short from any thread. */
    public CapacityRun(CapacityRequest request, CapacityListener listener, Interruption interruption) {
        this.request = request;
        this.listener = listener;
        this.interruption = interruption;
        CapacitySpec spec = request.spec();
        this.search = new CapacitySearch(
                spec.search().least(),
                spec.search().most(),
                spec.search().precision(),
                new SequentialTest(
                        1 - spec.level().ratio(),
                        SequentialTest.Confidence.of(spec.search().confidence())));
    }

    /**
     * Measures on each number of instances, until all are done or one comes to nothing.
     *
     * @throws TargetFailed when the platform did not come up
     * @throws RunFailed when the harness or the machine could not carry it out, or not clear up after it
     */
    public List<Measurement> measure() throws TargetFailed, RunFailed, InterruptedException {
        Rehearsal.heal(request.reports()).forEach(healed -> listener.note("  healed: " + healed));
        List<Measurement> measured = new ArrayList<>();
        try (Records records = new Records(request.files())) {
            records.event(new Event.Anchored(clock.now(), clock.anchor()));
            for (int instances : request.spec().instances().counts()) {
                measured.add(on(instances, expected(measured, instances), records));
                if (measured.get(measured.size() - 1).found().isEmpty()) {
                    break;
                }
            }
            return measured;
        } catch (UncheckedIOException | IOException e) {
            throw new RunFailed(e.getMessage(), e);
        }
    }

    /** In proportion to what fewer carried; empty for the first, of which nothing is known. */
    private static Optional<Double> expected(List<Measurement> measured, int instances) {
        return measured.stream()
                .reduce((before, last) -> last)
                .flatMap(last -> last.found()
                        .filter(found -> found.capacity() > 0)
                        .map(found -> found.capacity() * instances / last.instances()));
    }

    private Measurement on(int instances, Optional<Double> expected, Records records)
            throws TargetFailed, RunFailed, IOException, InterruptedException {
        if (interruption.reason().isPresent()) {
            return unmeasured(instances, List.of(), interruption.reason().get());
        }
        listener.note(instances + (instances == 1 ? " instance" : " instances") + ": bringing the system up");
        Rehearsal.Order order = new Rehearsal.Order(
                request.forking(),
                request.reports(),
                request.runId() + "-n" + instances,
                Backend.EMBEDDED,
                request.files().logs().resolve("n" + instances),
                LIFE);
        ControlLink control = new ControlLink();
        try (Rehearsal rehearsal = Rehearsal.prepare(order, line -> listener.note("  " + line));
                Target target = rehearsal.start(request.platform(instances), part -> {});
                StateWatch watch = new StateWatch(target, clock, records::event);
                Resources resources = new Resources(watch, clock);
                ControlProbe probing = new ControlProbe(target.topology(), clock, event -> {
                    control.heard(event);
                    records.event(event);
                })) {
            Site site = new Site(
                    request,
                    instances,
                    rehearsal,
                    target,
                    watch,
                    resources,
                    control,
                    records,
                    clock,
                    interruption,
                    listener);
            return searched(site, expected);
        }
    }

    private Measurement searched(Site site, Optional<Double> expected) throws IOException, InterruptedException {
        QueryMeter meter = new QueryMeter(site.target());
        Map<String, QueryCount> before = meter.read();
        try (LiveLoad load = new LiveLoad(site)) {
            try {
                Found found = expected.isPresent()
                        ? search.near(expected.get(), load)
                        : search.from(request.spec().search().first(), load);
                return new Measurement(
                        site.instances(),
                        load.steps(),
                        Optional.of(found),
                        Optional.empty(),
                        QueryMeter.between(before, meter.read()));
            } catch (NotObserved e) {
                return unmeasured(site.instances(), load.steps(), e.getMessage());
            } catch (InterruptedException e) {
                if (interruption.reason().isEmpty()) {
                    throw e;
                }
                return unmeasured(
                        site.instances(), load.steps(), interruption.reason().get());
            }
        }
    }

    private static Measurement unmeasured(int instances, List<LoadStep> steps, String why) {
        return new Measurement(instances, steps, Optional.empty(), Optional.of(why), Optional.empty());
    }
}
