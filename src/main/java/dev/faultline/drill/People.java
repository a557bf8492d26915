package dev.faultline.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The people of a drill: who is asked what, and what they answer. */
public interface People {
    /**
     * Asks somebody, and waits until they have answered, the limit has passed, or the drill is to end.
     *
     * @param question what is asked
     * @param control ends the waiting early
     */
    Answer ask(Question question, DrillControl control) throws InterruptedException;

    /**
     * What somebody is asked.
     *
     * @param id the step
     * @param role whose step it is
     * @param name who that is
     * @param text the prompt or the question
     * @param yes the word for it, such as {@code done}
     * @param no the word against it, such as {@code failed}
     * @param expected how long it should take
     * @param asked when it is asked
     * @param limit how long is waited
     */
    record Question(
            String id,
            String role,
            String name,
            String text,
            String yes,
            String no,
            Duration expected,
            Instant asked,
            Duration limit) {}

    /**
     * What came of asking.
     *
     * @param word the question's word for or against; empty where there was no answer
     * @param by who answered; empty where nobody did
     * @param note what they said, or why there is no answer
     */
    record Answer(Optional<String> word, String by, String note) {
        /** Nobody answered. */
        public static Answer none(String why) {
            return new Answer(Optional.empty(), "", why);
        }
    }
}
