package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a rollout: it comes to the end that it should, in time, counted from the injection of its fault. Another end
 * is a FAIL; so is none in time, when the rollout was watched until then.
 */
final class ReleaseCheck implements ObjectiveCheck {
    private static final Set<String> ENDS = Set.of("completed", "rolled-back");

    /** Roles, replicas and rollouts are all told by the same look at the system. */
    private static final String STATE = "roles and replicas";

    private final Objective.Release objective;
    private final Scenario scenario;
    private final RunTimeline timeline;

    ReleaseCheck(Objective.Release objective, Scenario scenario, RunTimeline timeline) {
        this.objective = objective;
        this.scenario = scenario;
        this.timeline = timeline;
    }

    @Override
    public Finding conclude(Soundness soundness) {
        Optional<Event.FaultInjected> injected = timeline.injected(objective.fault());
        if (injected.isEmpty()) {
            return Finding.unseen("the release " + objective.fault() + " was never begun");
        }
        List<Event.ReleaseSeen> states = states(injected.get());
        Optional<Event.ReleaseSeen> end =
                states.stream().filter(e -> ENDS.contains(e.state())).findFirst();
        return judged(injected.get(), states, end)
                .withSplit(split(injected.get().at(), states))
                .doubted(soundness.run());
    }

    /** What was seen of it, up to the next release where there is one. */
    private List<Event.ReleaseSeen> states(Event.FaultInjected injected) {
        Instant next = timeline.all(Event.FaultInjected.class).stream()
                .filter(e -> e.kind().equals(injected.kind()) && !e.fault().equals(injected.fault()))
                .map(Event.FaultInjected::at)
                .filter(at -> at.isAfter(injected.at()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        Span own = new Span(injected.at(), next);
        return timeline.all(Event.ReleaseSeen.class).stream()
                .filter(e -> own.contains(e.at()))
                .toList();
    }

    private Finding judged(
            Event.FaultInjected injected, List<Event.ReleaseSeen> states, Optional<Event.ReleaseSeen> end) {
        if (end.filter(e -> !e.state().equals(objective.ends())).isPresent()) {
            return Finding.of(Judgement.FAIL, "it " + words(injected.at(), end.get()))
                    .withEvidence(List.of(witness(end.get()) + ", and not " + objective.ends()));
        }
        Arrival arrival = new Arrival(
                injected.at(), objective.within(), end.map(Event.ReleaseSeen::at), ScalingCourse.LOOKED_EVERY);
        Watch watch = new Watch(scenario, timeline, injected);
        List<String> blind =
                new ArrayList<>(watch.blind(arrival.deadline(), what -> isOfTheRelease(what, objective.fault())));
        if (states.isEmpty()) {
            blind.add("no state of the rollout was seen since its beginning");
        }
        String measured = end.map(e -> "it " + words(injected.at(), e)).orElse("it came to no end");
        Judgement judgement = arrival.judge(blind);
        Finding finding =
                Finding.of(judgement, measured).withBound(end.isPresent() ? "± " + Figures.time(arrival.grain()) : "");
        return judgement == Judgement.PASS
                ? finding
                : finding.withEvidence(List.of(missed(states, end, arrival))).withEvidence(blind);
    }

    private static boolean isOfTheRelease(String what, String fault) {
        return what.equals(STATE) || what.equals("release:" + fault);
    }

    private static String words(Instant injected, Event.ReleaseSeen end) {
        return "ended " + end.state() + " after " + Figures.time(Duration.between(injected, end.at()));
    }

    private static String missed(List<Event.ReleaseSeen> states, Optional<Event.ReleaseSeen> end, Arrival arrival) {
        String last = end.or(() -> states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1)))
                .map(ReleaseCheck::witness)
                .orElse("nothing was seen of it");
        return last + "; due by " + arrival.deadline();
    }

    private static String witness(Event.ReleaseSeen e) {
        return e.service() + " " + e.version() + " was seen " + e.state() + " at " + e.at()
                + (e.detail() == null || e.detail().isBlank() ? "" : ": " + e.detail());
    }

    private static Map<String, String> split(Instant injected, List<Event.ReleaseSeen> states) {
        Map<String, String> split = new LinkedHashMap<>();
        for (Event.ReleaseSeen e : states) {
            split.putIfAbsent(e.state(), "+" + Figures.time(Duration.between(injected, e.at())));
        }
        return split;
    }
}
