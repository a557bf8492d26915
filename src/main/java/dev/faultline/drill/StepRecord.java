package dev.faultline.drill;

import dev.faultline.scenario.DrillStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step of a drill as it went.
 *
 * @param id its id in the drill
 * @param kind {@code scenario}, {@code person} or {@code go-no-go}
 * @param role whose step it was; empty for the machine's
 * @param what the scenario, the prompt or the question
 * @param expected how long it should have taken
 * @param began when it began; empty where it was not reached
 * @param ended when it ended; empty where it was not reached
 * @param outcome what came of it
 * @param by who answered; empty where nobody did
 * @param note what they said, or why there is no answer; often empty
 * @param run what the machine's run came to; empty for a person's step, and where no run was begun
 * @param undecided the names of the folders of runs that decided nothing, after each of which it was carried out again
 */
public record StepRecord(
        String id,
        String kind,
        String role,
        String what,
        Duration expected,
        Optional<Instant> began,
        Optional<Instant> ended,
        StepOutcome outcome,
        String by,
        String note,
        Optional<RunRecord> run,
        List<String> undecided) {
    /** Copies the list, so that the record cannot change. */
    public StepRecord {
        undecided = List.copyOf(undecided);
    }

    /** One that no scenario was carried out for. */
    static StepRecord of(
            DrillStep step,
            Optional<Instant> began,
            Optional<Instant> ended,
            StepOutcome outcome,
            People.Answer answer) {
        return new StepRecord(
                step.id(),
                step.kind(),
                step.role(),
                step.what(),
                step.expected(),
                began,
                ended,
                outcome,
                answer.by(),
                answer.note(),
                Optional.empty(),
                List.of());
    }

    /** How long it took; empty where it was not reached. */
    public Optional<Duration> took() {
        return began.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }

    /** Whether it is a scenario. */
    public boolean isMachine() {
        return kind.equals("scenario");
    }

    /**
     * A run as far as the drill is about it.
     *
     * @param runId the name of its folder, beside the drill's
     * @param exitStatus what {@code faultline run} would have ended with
     * @param summary what happened, in plain English; empty where there is no report
     * @param verdicts its verdicts
     */
    public record RunRecord(String runId, int exitStatus, String summary, List<VerdictRecord> verdicts) {
        /** Copies the list, so that the record cannot change. */
        public RunRecord {
            verdicts = List.copyOf(verdicts);
        }

        /** The verdict of one objective, where there is one. */
        public Optional<VerdictRecord> verdict(String objective) {
            return verdicts.stream()
                    .filter(verdict -> verdict.objective().equals(objective))
                    .findFirst();
        }
    }
}
