package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import java.util.List;
import java.util.Optional;

/**
 * What is said of the steady state of a run, and of the objectives that needed it. In a run that was cut short nothing can
 * pass; that says nothing against its steady state, which is told as it was seen until then.
 */
final class Steadiness {
    private final List<String> rejected;
    private final Optional<String> cutShort;
    private final Soundness untilThen;

    /**
     * Of a run.
     *
     * @param unread what could not be read of its requests
     */
    Steadiness(RunTimeline timeline, List<String> unread) {
        this.rejected = timeline.all(Event.BaselineRejected.class).stream()
                .map(e -> "a baseline before this one was not steady and counts as warm-up: " + e.found())
                .toList();
        this.cutShort = timeline.all(Event.RunEnded.class).stream()
                .filter(e -> !e.how().equals("completed"))
                .map(e -> "the run was " + e.how() + ": " + e.why())
                .findFirst();
        this.untilThen = Soundness.assumed().and(unread);
    }

    /** The verdict on one of its conditions. */
    Verdict verdict(Case condition, Soundness soundness) {
        return condition.steadyVerdict(soundness, rejected);
    }

    /** What a condition's verdict means for every objective of the run; empty where it passed. */
    Optional<String> doubt(Case condition, Verdict verdict) {
        if (verdict.judgement() == Judgement.PASS) {
            return Optional.empty();
        }
        String what = verdict.objective() + " " + verdict.measured() + ", required " + verdict.required();
        if (cutShort.isEmpty()) {
            return Optional.of("the steady state was not shown before the faults: " + what);
        }
        Judgement seen = condition.steadyVerdict(untilThen, List.of()).judgement();
        return Optional.of(cutShort.get() + "; until then the steady state was "
                + (seen == Judgement.PASS ? "seen: " : "not seen: ") + what);
    }
}
