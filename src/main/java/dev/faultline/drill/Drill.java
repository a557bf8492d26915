package dev.faultline.drill;

import dev.faultline.scenario.DrillStep;
import dev.faultline.scenario.DrillWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds one drill: step after step, until the last, a no-go, a criterion that aborts it, or somebody who stops it. For one
 * thread; it ends early through its {@link DrillControl}.
 */
public final class Drill {
    private final DrillOrder order;
    private final DrillControl control;
    private final InstantSource clock;
    private final Consumer<String> told;
    private final StepsTaken steps;
    private final AbortCheck abort;

    /**
     * A drill that is yet to be held.
     *
     * @param order what is asked for
     * @param runs carries its scenarios out
     * @param people are asked for what they did; not where the order says that nobody is there
     * @param control ends it early
     * @param clock what its steps are timed by
     * @param told hears of each step, a line each
     */
    public Drill(
            DrillOrder order,
            ScenarioRuns runs,
            People people,
            DrillControl control,
            InstantSource clock,
            Consumer<String> told) {
        this.order = order;
        this.control = control;
        this.clock = clock;
        this.told = told;
        this.steps = new StepsTaken(order, runs, people, control, clock);
        this.abort = new AbortCheck(order.spec().abortWhen());
    }

    /** Why it may not begin now; empty when it may. */
    public static Optional<String> refusal(DrillOrder order, Instant now) {
        DrillWindow window = order.spec().window();
        return window.isOpen(now) || order.override().isPresent()
                ? Optional.empty()
                : Optional.of("it is " + now.atZone(window.zone()) + ", and the drill "
                        + order.spec().name() + " may be held " + window.words());
    }

    /** Holds it. */
    public DrillHeld hold() throws InterruptedException {
        Instant began = clock.instant();
        List<DrillStep> all = order.spec().steps();
        List<StepRecord> records = new ArrayList<>();
        for (DrillStep step : all) {
            closedWindow(step).ifPresent(control::end);
            if (control.ending().isPresent()) {
                records.add(StepsTaken.notReached(step));
                continue;
            }
            told.accept("step " + (records.size() + 1) + " of " + all.size() + ": " + step.id());
            StepRecord record = steps.take(step);
            records.add(record);
            told.accept("step " + records.size() + " of " + all.size() + ": " + step.id() + ": "
                    + record.outcome().words());
            after(record).ifPresent(control::end);
        }
        return new DrillHeld(
                began,
                control.ending().orElseGet(() -> DrillEnding.completed(clock.instant())),
                clock.instant(),
                records);
    }

    /** What the window's hours are for is what machines break. */
    private Optional<DrillEnding> closedWindow(DrillStep step) {
        Instant now = clock.instant();
        DrillWindow window = order.spec().window();
        return !(step instanceof DrillStep.Machine)
                        || window.isOpen(now)
                        || order.override().isPresent()
                ? Optional.empty()
                : Optional.of(DrillEnding.aborted(
                        "the window closed before " + step.id() + " could begin: " + window.words(), now));
    }

    private Optional<DrillEnding> after(StepRecord step) {
        Instant now = clock.instant();
        if (step.outcome() == StepOutcome.NO_GO && control.ending().isEmpty()) {
            String who = step.by().isEmpty() ? "" : " (" + step.by() + ")";
            String why = step.note().isEmpty() ? "" : ": " + step.note();
            return Optional.of(DrillEnding.noGo("no-go at " + step.id() + who + why, now));
        }
        return abort.after(step).map(why -> DrillEnding.aborted(why, now));
    }
}
