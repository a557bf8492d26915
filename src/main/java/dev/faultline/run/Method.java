package dev.faultline.run;

import dev.faultline.fault.Faults;
import dev.faultline.fault.Injection;
import dev.faultline.fault.InjectionFailed;
import dev.faultline.fault.UndoFailed;
import dev.faultline.plan.PlannedFault;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Breaks things on schedule: each fault at its offset, its reversal when it has been held long enough. */
final class Method {
    private final List<PlannedFault> plan;
    private final Faults faults;
    private final Interruption interruption;
    private final RunClock clock;
    private final List<String> inForce = new CopyOnWriteArrayList<>();

    Method(List<PlannedFault> plan, Faults faults, Interruption interruption, RunClock clock) {
        this.plan = plan;
        this.faults = faults;
        this.interruption = interruption;
        this.clock = clock;
    }

    /** What is to be done next, and when. */
    private sealed interface Step {
        Instant at();

        record Inject(Instant at, PlannedFault fault) implements Step {}

        record Revert(Instant at, Injection injection) implements Step {}
    }

    /** The ids of the faults that are in force now. Safe for any thread. */
    List<String> inForce() {
        return List.copyOf(inForce);
    }

    /**
     * Carries all faults out, and returns when the fault phase is over: every fault that was held has been reverted, and
     * those that heal themselves have had their time. An interruption ends it early; what is in force then stays so
     * until the run reverts everything.
     */
    void carryOut(Instant begin, Duration length) throws InjectionFailed, UndoFailed, InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (PlannedFault fault : plan) {
            steps.add(new Step.Inject(begin.plus(fault.spec().at()), fault));
        }
        while (!steps.isEmpty()) {
            steps.sort(Comparator.comparing(Step::at)); // stable: those of one instant stay in the order of the plan
            interruption.awaitUntil(steps.get(0).at(), clock);
            if (interruption.reason().isPresent()) {
                return;
            }
            Step step = steps.remove(0);
            if (step instanceof Step.Inject next) {
                steps.add(injected(next.fault(), begin.plus(length)));
            } else if (step instanceof Step.Revert due) {
                faults.revert(due.injection());
                inForce.remove(due.injection().fault().spec().id());
            }
        }
        interruption.awaitUntil(begin.plus(length), clock);
    }

    /** Held from when it was injected, not from when it should have been: the objectives count on its full time. */
    private Step injected(PlannedFault fault, Instant end) throws InjectionFailed, InterruptedException {
        Injection injection = faults.inject(fault);
        inForce.add(fault.spec().id());
        Duration hold = fault.spec().hold();
        return new Step.Revert(
                hold.isZero() ? end : injection.at().orElseGet(clock::now).plus(hold), injection);
    }
}
