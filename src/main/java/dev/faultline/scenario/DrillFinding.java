package dev.faultline.scenario;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that a drill found and that somebody has to see to.
 *
 * @param id its name, for good
 * @param title what is wrong
 * @param about what it was found by, as a drill names it ({@code lose-primary/booking-recovers}): the next drill that finds
 *     the same again knows that it is on record
 * @param owner who sees to it
 * @param due until when, that day included
 * @param openedBy the drill that found it
 * @param closed how it was closed; empty while it is open
 */
public record DrillFinding(
        String id, String title, String about, String owner, LocalDate due, String openedBy, Optional<Closed> closed) {
    /**
     * The end of a finding.
     *
     * @param on when
     * @param by who says so
     * @param how what was done
     */
    public record Closed(LocalDate on, String by, String how) {}

    /** Whether it is still to be seen to. */
    public boolean open() {
        return closed.isEmpty();
    }

    /** Whether it is still open on a day after it was due. */
    public boolean overdueOn(LocalDate day) {
        return open() && day.isAfter(due);
    }
}
