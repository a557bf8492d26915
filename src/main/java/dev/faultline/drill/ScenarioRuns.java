package dev.faultline.drill;

import dev.faultline.report.VerdictDocument;
import dev.faultline.run.Interruption;
import java.util.Optional;

/** Carries the scenarios of a drill out. */
@FunctionalInterface
public interface ScenarioRuns {
    /**
     * Carries one out, judges it, and leaves its folder beside the drill's.
     *
     * @param scenario its name
     * @param interruption cuts it short; its faults are reverted and what was recorded is judged
     */
    MachineRun carryOut(String scenario, Interruption interruption) throws InterruptedException;

    /**
     * What came of a scenario.
     *
     * @param runId the name of the run's folder
     * @param exitStatus what {@code faultline run} would have ended with
     * @param document its verdicts; empty where the harness failed before there were any
     */
    record MachineRun(String runId, int exitStatus, Optional<VerdictDocument> document) {}
}
