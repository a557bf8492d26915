package dev.faultline.report;

import dev.faultline.plan.FromOutside;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.timeline.Event;
import dev.faultline.verdict.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run cannot show, said on the run itself so that nobody reads more into it. */
final class Limits {
    private static final String REHEARSAL =
            "This was a rehearsal on a stand-in of the architecture (backend %s), not on the system itself. It can"
                    + " rehearse a claim; it cannot confirm one.";
    private static final String ONE_MACHINE =
            "Zones, network and hardware were processes of one machine. Response times and rates say how the design"
                    + " behaves, not what the real system carries.";

    private static final int MOST = 30;

    private Limits() {}

    static List<String> of(RunRecord run) {
        Plan plan = run.plan();
        List<Event> events = run.events();
        Set<String> limits = new LinkedHashSet<>();
        if (ClaimStanding.isStandIn(plan.backend())) {
            limits.add(REHEARSAL.formatted(plan.backend()));
            limits.add(ONE_MACHINE);
        }
        run.manifest()
                .altered()
                .forEach(file -> limits.add("Not as the run left it: " + file.words()
                        + ". The verdicts rest on the files as they are now."));
        FromOutside.unseen(plan).forEach(unseen -> limits.add("Not seen from outside: " + unseen));
        Course.all(events, Event.CleanedUp.class)
                .forEach(end -> end.left().forEach(left -> limits.add("Left behind in the system: " + left)));
        for (PlannedFault fault : plan.faults()) {
            if (!fault.fidelityGap().isBlank()) {
                limits.add("Fault " + fault.spec().id() + ": " + fault.fidelityGap());
            }
        }
        plan.gaps().forEach((objective, gap) -> limits.add("Objective " + objective + ": " + gap));
        Course.all(events, Event.ObservationLost.class)
                .forEach(lost -> limits.add("Not observed: " + lost.what() + " (" + lost.why() + ")"));
        run.verdicts().stream()
                .filter(verdict -> verdict.judgement() == Judgement.INCONCLUSIVE)
                .forEach(verdict -> limits.add("Not decided: " + verdict.objective() + ", " + verdict.measured()));
        return Capped.at(MOST, new ArrayList<>(limits), "timeline.jsonl");
    }
}
