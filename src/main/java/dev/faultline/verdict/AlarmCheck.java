package dev.faultline.verdict;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges an alarm: its message must reach the rule's channel in time after the injection, and it must be silent from
 * the end of the warm-up until then.
 *
 * <p>An alarm that cried before the fault is a FAIL whatever came later. One that came late, or never, is a FAIL when
 * the fault was seen to bite and the rule was evaluated all the while; a PASS needs that too.
 */
final class AlarmCheck implements ObjectiveCheck {
    private final Objective.Alarm objective;
    private final AlarmRule rule;
    private final Scenario scenario;
    private final RunTimeline timeline;

    AlarmCheck(Objective.Alarm objective, AlarmRule rule, Scenario scenario, RunTimeline timeline) {
        this.objective = objective;
        this.rule = rule;
        this.scenario = scenario;
        this.timeline = timeline;
    }

    @Override
    public Finding conclude(Soundness soundness) {
        Optional<Event.FaultInjected> injected = timeline.injected(objective.fault());
        if (injected.isEmpty()) {
            return Finding.unseen("the fault " + objective.fault() + " was never injected")
                    .withEvidence(ruleWords());
        }
        AlarmCourse course = new AlarmCourse(rule, timeline, injected.get().at());
        Watch watch = new Watch(scenario, timeline, injected.get());
        Instant calmFrom = timeline.phase(Phase.BASELINE).stream()
                .findFirst()
                .map(Span::from)
                .orElse(injected.get().at());
        List<String> cries = course.criedSince(calmFrom);
        Finding finding = cries.isEmpty()
                ? raised(course, watch, calmFrom)
                : Finding.of(Judgement.FAIL, "false alarm before the fault").withEvidence(cries);
        return finding.withSplit(split(course)).withEvidence(ruleWords()).doubted(soundness.run());
    }

    private Finding raised(AlarmCourse course, Watch watch, Instant calmFrom) {
        Arrival delivery = new Arrival(course.injected(), objective.within(), course.delivered(), Duration.ZERO);
        List<String> blind = new ArrayList<>(watch.blind(delivery.deadline(), this::isOfTheAlarm));
        List<String> doubts = new ArrayList<>();
        if (!timeline.bitten(objective.fault())) {
            doubts.add("the fault " + objective.fault() + " was not seen to have bitten");
        }
        Instant decided = delivery.seen().filter(at -> delivery.isInTime()).orElse(delivery.deadline());
        doubts.addAll(watch.lost(new Span(calmFrom, decided), this::isOfTheAlarm));
        if (!course.isKnownBefore()) {
            String unknown = "the state of " + rule.name() + " before the injection was not seen: whether the rule was"
                    + " evaluated is not known";
            blind.add(unknown);
            doubts.add(unknown);
        }
        Judgement judgement = delivery.judge(blind);
        Finding finding = Finding.of(judgement, measured(course, delivery));
        if (judgement == Judgement.PASS) {
            return finding.doubted(doubts);
        }
        return finding.withEvidence(List.of(missed(course))).withEvidence(blind);
    }

    private boolean isOfTheAlarm(String what) {
        return what.equals(Soundness.ALARM + rule.name());
    }

    private static String measured(AlarmCourse course, Arrival delivery) {
        return delivery.took()
                .map(took -> "delivered " + Figures.time(took) + " after the injection")
                .orElseGet(() -> course.firing().isPresent() ? "fired, and was not delivered" : "never fired");
    }

    private String missed(AlarmCourse course) {
        String due = "due by " + course.injected().plus(objective.within());
        if (course.delivered().isPresent()) {
            return "the message arrived at " + rule.channel() + " at "
                    + course.delivered().get() + ", " + due;
        }
        return course.firing()
                .map(at -> rule.name() + " fired at " + at + ", and no message about it arrived at the channel "
                        + rule.channel() + course.elsewhere() + ", " + due)
                .orElse(rule.name() + " did not fire; last seen: " + course.lastFound() + ", " + due);
    }

    private List<String> ruleWords() {
        return List.of(
                "rule: " + rule.expression() + " for " + Figures.time(rule.holdsFor()), "scale: " + rule.scale());
    }

    private Map<String, String> split(AlarmCourse course) {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("pending", after(course, course.pending()));
        split.put("firing", after(course, course.firing()));
        split.put("delivered to " + rule.channel(), after(course, course.delivered()));
        if (course.relapses() > 0) {
            split.put("went back to ok since", Figures.count(course.relapses()) + " times");
        }
        split.put("scale", rule.scale());
        return split;
    }

    private static String after(AlarmCourse course, Optional<Instant> at) {
        return at.map(instant -> "+" + Figures.time(Duration.between(course.injected(), instant)))
                .orElse("never");
    }
}
