package dev.faultline.scenario;

import java.util.Optional;

/**
 * Something that a system can be asked over HTTP to do to itself: how it is begun, how it is ended, and how it is seen.
 *
 * @param name its name in {@code system.yaml}, for example {@code locking-report}
 * @param description what it does to the system, for people
 * @param inject begins it
 * @param undo ends it; may be sent more than once, and also where it never began
 * @param bitten shows that it is in force; while it does not, the fault has not bitten, or has been undone
 */
public record CallSpec(String name, String description, HttpCall inject, HttpCall undo, Sign bitten) {
    /**
     * A request whose answer tells whether something is in force.
     *
     * @param probe the request
     * @param status the answer's status while it is in force
     * @param contains what the answer's body then contains; empty where the status says it all
     */
    public record Sign(HttpCall probe, int status, Optional<String> contains) {
        /** Whether such an answer says that it is in force. */
        public boolean shownBy(int answered, String body) {
            return answered == status && contains.map(body::contains).orElse(true);
        }
    }
}
