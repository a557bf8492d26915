package dev.faultline.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a drill is to show, and who wants it shown.
 *
 * @param id its name in the drill
 * @param statement what is to hold, in words that its approver understands
 * @param approvedBy who approved it
 * @param approvedOn when
 * @param restsOn what it is judged by; never empty
 */
public record DrillObjective(
        String id, String statement, String approvedBy, LocalDate approvedOn, List<Ground> restsOn) {
    /** Copies the list, so that the record cannot change. */
    public DrillObjective {
        restsOn = List.copyOf(restsOn);
    }

    /**
     * A step, or one verdict of a step.
     *
     * @param step the step's id
     * @param verdict the id of one objective of the step's scenario; without it the whole step counts
     */
    public record Ground(String step, Optional<String> verdict) {
        /** As the file writes it: {@code lose-primary/booking-recovers}. */
        public String words() {
            return step + verdict.map(id -> "/" + id).orElse("");
        }
    }
}
