package dev.faultline.drill;

import dev.faultline.run.Ownership;
import java.nio.file.Path;
import java.util.Optional;

/** Another drill is held in the same folder of reports: two at once would break each other's evidence. */
public final class DrillUnderWay extends Exception {
    private static final long serialVersionUID = 1L;

    DrillUnderWay(Optional<Ownership.Owner> owner, Path reports) {
        super("another drill is under way in " + reports
                + owner.map(other -> ": " + other.id() + ", process " + other.pid() + ", since " + other.began())
                        .orElse("")
                + "\nhint: wait for its end, or end it with `faultline stop --reports " + reports + "`");
    }
}
