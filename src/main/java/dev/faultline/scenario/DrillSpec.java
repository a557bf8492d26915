package dev.faultline.scenario;

import java.time.Duration;
import java.util.List;

/**
 * A drill as its file describes it: scenarios and people's steps in an order, with what they are to show.
 *
 * @param name the file's name without its ending
 * @param system the system that is drilled
 * @param description what is exercised, and why
 * @param objectives what it is to show; never empty
 * @param scope what is exercised and what is not
 * @param participants who takes part; never empty, each role once
 * @param window when it may be held
 * @param steps what is done, in order; never empty, each with an id of its own
 * @param abortWhen what ends it early; may be empty
 * @param newFindings what a finding that it proposes begins with
 */
public record DrillSpec(
        String name,
        String system,
        String description,
        List<DrillObjective> objectives,
        Scope scope,
        List<Participant> participants,
        DrillWindow window,
        List<DrillStep> steps,
        List<AbortCriterion> abortWhen,
        NewFindings newFindings) {
    /** Copies the lists, so that the record cannot change. */
    public DrillSpec {
        objectives = List.copyOf(objectives);
        participants = List.copyOf(participants);
        steps = List.copyOf(steps);
        abortWhen = List.copyOf(abortWhen);
    }

    /** How long it takes when each step takes as long as is expected of it. */
    public Duration expected() {
        return steps.stream().map(DrillStep::expected).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same with no scenario carried out again: for where it is a person who decides whether something is broken twice. */
    public DrillSpec once() {
        return new DrillSpec(
                name,
                system,
                description,
                objectives,
                scope,
                participants,
                window,
                steps.stream()
                        .map(step -> step instanceof DrillStep.Machine machine ? machine.once() : step)
                        .toList(),
                abortWhen,
                newFindings);
    }

    /**
     * What is exercised and what is not, in words.
     *
     * @param included what is; never empty
     * @param excluded what is not, so that nobody takes it for shown
     */
    public record Scope(List<String> included, List<String> excluded) {
        /** Copies the lists, so that the record cannot change. */
        public Scope {
            included = List.copyOf(included);
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * Somebody who takes part.
     *
     * @param role the name that steps call them by
     * @param name the person, or the rota that they are from
     * @param does what is theirs to do
     */
    public record Participant(String role, String name, String does) {}

    /**
     * What a finding that a drill proposes begins with, until somebody has decided otherwise.
     *
     * @param owner who has it at first
     * @param dueAfterDays how many days after the drill it is due; 1 or more
     */
    public record NewFindings(String owner, int dueAfterDays) {}
}
