package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a scaling response: load step, decision, instances in service, SLO restored, each within its time of the load
 * step. Decision and service are read from what was seen of the service's instances, the SLO exactly as an RTO that
 * counts from the injection: what works again only because the surge ended was not restored.
 */
final class ScalingCheck implements ObjectiveCheck {
    private static final String STATE = "roles and replicas";

    private final Objective.Scaling objective;
    private final Scenario scenario;
    private final RunTimeline timeline;
    private final RtoCheck restored;

    ScalingCheck(Objective.Scaling objective, Scenario scenario, RunTimeline timeline) {
        this.objective = objective;
        this.scenario = scenario;
        this.timeline = timeline;
        this.restored = new RtoCheck(
                new Objective.Rto(
                        objective.id(),
                        objective.claims(),
                        objective.path(),
                        objective.fault(),
                        Objective.Origin.INJECTION,
                        objective.restoredWithin(),
                        objective.ratio(),
                        objective.holdsFor()),
                scenario,
                timeline);
    }

    @Override
    public void see(Outcome outcome) {
        restored.see(outcome);
    }

    @Override
    public Finding conclude(Soundness soundness) {
        Optional<Event.FaultInjected> injected = timeline.injected(objective.fault());
        if (injected.isEmpty()) {
            return Finding.unseen("the surge " + objective.fault() + " was never injected");
        }
        ScalingCourse course = ScalingCourse.of(
                objective.service(), objective.fault(), timeline, injected.get().at());
        Finding slo = restored.conclude(soundness);
        List<String> evidence = new ArrayList<>();
        Judgement steps = steps(course, new Watch(scenario, timeline, injected.get()), evidence);
        if (slo.judgement() != Judgement.PASS) {
            evidence.add("SLO of " + objective.path() + " restored: " + slo.measured());
        }
        return Finding.of(steps.worse(slo.judgement()), measured(course, slo))
                .withBound("± " + Figures.time(ScalingCourse.LOOKED_EVERY) + " for decision and service; SLO "
                        + (slo.bound().isEmpty() ? "not measured" : slo.bound()))
                .withEvidence(evidence)
                .withEvidence(slo.evidence())
                .withSplit(split(course, slo))
                .withOutages(slo.outages());
    }

    private Judgement steps(ScalingCourse course, Watch watch, List<String> evidence) {
        if (course.before().isEmpty()) {
            evidence.add("how many instances of " + objective.service() + " were wanted before the surge was not seen");
            return Judgement.INCONCLUSIVE;
        }
        Judgement decided = step("more instances wanted", decision(course), watch, evidence);
        Judgement inService = step("as many in service", service(course), watch, evidence);
        List<String> lost =
                watch.lost(new Span(course.injected(), service(course).deadline()), STATE::equals);
        Judgement both = decided.worse(inService);
        if (both == Judgement.PASS && !lost.isEmpty()) {
            evidence.addAll(lost);
            return Judgement.INCONCLUSIVE;
        }
        return both;
    }

    private Judgement step(String what, Arrival arrival, Watch watch, List<String> evidence) {
        List<String> blind = watch.blind(arrival.deadline(), STATE::equals);
        Judgement judgement = arrival.judge(blind);
        if (judgement != Judgement.PASS) {
            evidence.add(what + ": " + arrival.words() + ", allowed " + Figures.time(arrival.within())
                    + (arrival.seen().isPresent() ? " (at " + arrival.seen().get() + ")" : ""));
            blind.stream().filter(why -> !evidence.contains(why)).forEach(evidence::add);
        }
        return judgement;
    }

    private Arrival decision(ScalingCourse course) {
        return new Arrival(
                course.injected(),
                objective.decidesWithin(),
                course.decided().map(Event::at),
                ScalingCourse.LOOKED_EVERY);
    }

    private Arrival service(ScalingCourse course) {
        return new Arrival(
                course.injected(),
                objective.inServiceWithin(),
                course.inService().map(Event::at),
                ScalingCourse.LOOKED_EVERY);
    }

    private String measured(ScalingCourse course, Finding slo) {
        return "decided " + decision(course).words() + ", in service "
                + service(course).words() + ", SLO restored " + slo.measured();
    }

    private Map<String, String> split(ScalingCourse course, Finding slo) {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("decided", decision(course).words() + allowed(objective.decidesWithin()));
        split.put("in service", service(course).words() + allowed(objective.inServiceWithin()));
        split.put("SLO restored", slo.measured() + allowed(objective.restoredWithin()));
        course.before()
                .ifPresent(was -> split.put(
                        "wanted",
                        was.desired()
                                + course.decided().map(e -> " → " + e.desired()).orElse(", and no more")));
        course.overshoot().ifPresent(words -> split.put("overshoot", words));
        course.before().ifPresent(e -> split.put("zones before", ScalingCourse.zones(e)));
        course.inService().ifPresent(e -> split.put("zones in service", ScalingCourse.zones(e)));
        slo.split().forEach(split::putIfAbsent);
        return split;
    }

    private static String allowed(Duration within) {
        return " (allowed " + Figures.time(within) + ")";
    }
}
