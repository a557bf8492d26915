package dev.faultline.run;

import dev.faultline.plan.Plan;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.util.Optional;

/** Decides, from what a run has recorded until now, whether its baseline was steady. */
@FunctionalInterface
public interface SteadyStateCheck {
    /** What did not hold, in words; empty when all did. */
    Optional<String> broken(Plan plan, RunFiles files) throws IOException;
}
