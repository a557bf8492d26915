package dev.faultline.drill;

import dev.faultline.verdict.Judgement;
import java.util.Optional;

/** What came of a step. */
public enum StepOutcome {
    /** The scenario's objectives were met. */
    PASSED("PASS", Judgement.PASS),
    /** The person said that it is done. */
    DONE("done", Judgement.PASS),
    /** The person said that the drill goes on. */
    GO("go", null),
    /** The scenario has a FAIL, or the person said that it failed. */
    FAILED("FAIL", Judgement.FAIL),
    /** The person said that the drill does not go on, or did not answer in time. */
    NO_GO("no-go", null),
    /** The scenario could not be decided. */
    UNDECIDED("INCONCLUSIVE", Judgement.INCONCLUSIVE),
    /** Nobody did it, or nobody said so. */
    NOT_PERFORMED("not performed", Judgement.INCONCLUSIVE),
    /** Nobody was there to be asked. */
    NOT_ASKED("not asked", null),
    /** The drill ended before. */
    NOT_REACHED("not reached", Judgement.INCONCLUSIVE);

    private final String words;
    private final Judgement judgement;

    StepOutcome(String words, Judgement judgement) {
        this.words = words;
        this.judgement = judgement;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** What it means for whatever rests on the step; empty for a decision to go on, on which nothing can rest. */
    public Optional<Judgement> judgement() {
        return Optional.ofNullable(judgement);
    }

    static StepOutcome of(Judgement judgement) {
        return switch (judgement) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case INCONCLUSIVE -> UNDECIDED;
        };
    }
}
