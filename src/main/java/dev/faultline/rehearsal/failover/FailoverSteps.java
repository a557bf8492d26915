package dev.faultline.rehearsal.failover;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;

/**
 * What a failover controller can do for one pair of servers.
 *
 * @param <S> the steps by name
 */
public interface FailoverSteps<S> {
    /** What is best done now, from what is seen; doing nothing is a step too. */
    S next();

    /** Does so. A step that failed half-way can be taken again. */
    void take(S step) throws IOException, StartFailure, InterruptedException;
}
