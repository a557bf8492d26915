package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.Objective;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the system did of itself that it had promised, one sentence each: alarms, scaling, capacity, rollouts, restores. What it did not do
 * is told with the objectives that were missed.
 *
 * @param plan the objectives
 * @param verdicts what was judged
 */
record Responses(Plan plan, List<Verdict> verdicts) {
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.judgement() == Judgement.PASS) {
                objective(verdict).flatMap(o -> words(o, verdict)).ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private Optional<Objective> objective(Verdict verdict) {
        return plan.scenario().objectives().stream()
                .filter(objective -> objective.id().equals(verdict.objective()))
                .findFirst();
    }

    private static Optional<String> words(Objective objective, Verdict verdict) {
        if (objective instanceof Objective.Alarm alarm) {
            return Optional.of("The alarm " + alarm.alarm() + " was " + verdict.measured() + ".");
        }
        if (objective instanceof Objective.Scaling scaling) {
            return Optional.of("The instances of " + scaling.service() + ": " + verdict.measured() + ".");
        }
        if (objective instanceof Objective.Capacity) {
            return Optional.of("Users that were carried: " + verdict.measured() + ".");
        }
        if (objective instanceof Objective.Release release) {
            return Optional.of("Of the release " + release.fault() + ": " + verdict.measured() + ".");
        }
        if (objective instanceof Objective.ReplicationLag) {
            return Optional.of("The replica in the other region lagged " + verdict.measured() + " before.");
        }
        if (objective instanceof Objective.Restore restore) {
            // How long it took is told as a recovery.
            return Optional.of("Of the data lost to " + restore.fault() + ": "
                    + verdict.measured().replaceFirst("^restore time [^;]*; ", "") + ".");
        }
        return Optional.empty();
    }
}
