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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private record Step(Duration at, PlannedFault fault, boolean inject) {}

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
        Map<PlannedFault, Injection> injected = new LinkedHashMap<>();
        for (Step step : steps(length)) {
            interruption.awaitUntil(begin.plus(step.at()), clock);
            if (interruption.reason().isPresent()) {
                return;
            }
            if (step.inject()) {
                injected.put(step.fault(), faults.inject(step.fault()));
                inForce.add(step.fault().spec().id());
            } else {
                faults.revert(injected.get(step.fault()));
                inForce.remove(step.fault().spec().id());
            }
        }
        interruption.awaitUntil(begin.plus(length), clock);
    }

    private List<Step> steps(Duration length) {
        List<Step> steps = new ArrayList<>();
        for (PlannedFault fault : plan) {
            Duration at = fault.spec().at();
            Duration end =
                    fault.spec().hold().isZero() ? length : at.plus(fault.spec().hold());
            steps.add(new Step(at, fault, true));
            steps.add(new Step(end, fault, false));
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }
}
