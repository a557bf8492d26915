package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the restoration: the last check of every invariant after the run held, it was checked before the run too and
 * held, every fault that was injected was seen to be undone, and every step of a runbook to come to its end. An invariant
 * that held before and does not after is a FAIL; whatever was not checked makes it INCONCLUSIVE. What is found to differ
 * while the invariant holds (a role that moved) is listed, and allowed.
 */
final class RestorationCheck implements ObjectiveCheck {
    private final RunTimeline timeline;

    RestorationCheck(RunTimeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Finding conclude(Soundness soundness) {
        Map<String, Event.InvariantChecked> before = last("before");
        Map<String, Event.InvariantChecked> after = last("after");
        if (after.isEmpty()) {
            return Finding.unseen("no invariant was checked after the run").doubted(soundness.ofRecords());
        }
        List<String> broken = new ArrayList<>();
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        Map<String, String> split = new LinkedHashMap<>();
        after.forEach((name, now) -> compare(name, before.get(name), now, broken, doubts, split));
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> doubts.add(name + " was checked before the run and not after it"));
        long undone = faults(doubts);
        split.put(
                "faults undone",
                undone + " of " + timeline.all(Event.FaultInjected.class).size());
        long held = after.values().stream().filter(Event.InvariantChecked::held).count();
        return Finding.of(
                        broken.isEmpty() && held == after.size()
                                ? Judgement.PASS
                                : broken.isEmpty() ? Judgement.INCONCLUSIVE : Judgement.FAIL,
                        held + " of " + after.size() + " invariants hold")
                .withEvidence(broken)
                .withSplit(split)
                .doubted(doubts);
    }

    private Map<String, Event.InvariantChecked> last(String when) {
        Map<String, Event.InvariantChecked> last = new LinkedHashMap<>();
        timeline.all(Event.InvariantChecked.class).stream()
                .filter(e -> e.when().equals(when))
                .forEach(e -> last.put(e.invariant(), e));
        return last;
    }

    private static void compare(
            String name,
            Event.InvariantChecked was,
            Event.InvariantChecked now,
            List<String> broken,
            List<String> doubts,
            Map<String, String> split) {
        if (was == null) {
            doubts.add(name + " was checked after the run and not before it");
        } else if (!was.held()) {
            doubts.add(name + " did not hold before the run either: " + was.found());
        }
        if (!now.held() && (was == null || was.held())) {
            broken.add(name + " does not hold: " + now.found() + (was == null ? "" : "; before: " + was.found()));
        }
        boolean same = was == null || was.found().equals(now.found());
        split.put(name, now.found() + (same ? "" : " (before: " + was.found() + ")"));
    }

    private long faults(List<String> doubts) {
        long undone = 0;
        RegionStepEnd ends = new RegionStepEnd(timeline);
        for (Event.FaultInjected fault : timeline.all(Event.FaultInjected.class)) {
            if (timeline.reverted(fault.fault()).isPresent()) {
                undone++;
            } else {
                doubts.add("the fault " + fault.fault() + " was not seen to be undone");
            }
            // A step has no undo, which is told as soon as it was asked for: what it leaves behind depends on its end.
            ends.doubt(fault.fault()).ifPresent(doubts::add);
        }
        return undone;
    }
}
