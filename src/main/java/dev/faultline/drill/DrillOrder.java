package dev.faultline.drill;

import dev.faultline.scenario.DrillFinding;
import dev.faultline.scenario.DrillSpec;
import java.util.List;
import java.util.Optional;

/**
 * A drill as it is asked for.
 *
 * @param drillId names the drill and its folder
 * @param spec what its file says
 * @param backend what the system runs on
 * @param unattended by what it was said that nobody is there; empty when somebody is
 * @param override why it is held outside its window; empty when it is not to be
 * @param changes what is otherwise on the platform than its files say, in words; empty for none
 * @param findings the findings of earlier drills
 */
public record DrillOrder(
        String drillId,
        DrillSpec spec,
        String backend,
        Optional<String> unattended,
        Optional<WindowOverride> override,
        List<String> changes,
        List<DrillFinding> findings) {
    /** Copies the lists, so that the record cannot change. */
    public DrillOrder {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /**
     * Why a drill may be held outside its window.
     *
     * @param by who says so
     * @param reason why
     */
    public record WindowOverride(String by, String reason) {}
}
