package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * A run as read once, for everything that is written about it.
 *
 * @param files where it stands
 * @param manifest what made it
 * @param plan what was planned
 * @param verdicts what was judged
 * @param events what happened, in order
 * @param course its time axis
 * @param recoveries its RTOs as stretches of that axis
 */
record RunRecord(
        RunFiles files,
        Manifest manifest,
        Plan plan,
        List<Verdict> verdicts,
        List<Event> events,
        Course course,
        List<Recovery> recoveries) {

    static RunRecord of(RunFiles files, Manifest manifest, Plan plan, List<Verdict> verdicts, List<Event> events) {
        Course course = Course.of(events, manifest.started(), manifest.ended());
        return new RunRecord(
                files, manifest, plan, verdicts, events, course, Recovery.of(plan, course, events, verdicts));
    }

    VerdictDocument document() {
        RunResult result = RunResult.of(manifest.ending(), verdicts);
        return new VerdictDocument(
                VerdictDocument.FORMAT,
                manifest.runId(),
                manifest.scenario(),
                manifest.system(),
                manifest.backend(),
                manifest.seed(),
                manifest.started(),
                manifest.ended(),
                manifest.ending(),
                result.judgement(),
                result.exitStatus(),
                Story.of(plan, course, manifest.ending(), events, verdicts, recoveries),
                verdicts,
                recoveries,
                ClaimStanding.of(plan, verdicts),
                Limits.of(this));
    }
}
