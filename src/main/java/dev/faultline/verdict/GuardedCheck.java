package dev.faultline.verdict;

import dev.faultline.timeline.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A check that throws is a check that saw nothing: INCONCLUSIVE in the exception's own words, never a crash or a PASS. */
final class GuardedCheck implements ObjectiveCheck {
    private ObjectiveCheck check;
    private Optional<String> broken = Optional.empty();

    GuardedCheck(Callable<ObjectiveCheck> maker) {
        try {
            check = maker.call();
        } catch (Exception e) {
            broken = Optional.of(words(e));
        }
    }

    @Override
    public void see(Outcome outcome) {
        if (broken.isPresent()) {
            return;
        }
        try {
            check.see(outcome);
        } catch (RuntimeException e) {
            broken = Optional.of(words(e));
        }
    }

    @Override
    public Finding conclude(Soundness soundness) {
        if (broken.isPresent()) {
            return Finding.unseen(broken.get());
        }
        try {
            return check.conclude(soundness);
        } catch (IOException | RuntimeException e) {
            return Finding.unseen(words(e));
        }
    }

    static String words(Exception e) {
        return "the check could not be made: "
                + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
