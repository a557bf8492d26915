package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;

/**
 * What the API's nodes come and go with.
 *
 * @param launcher makes nodes and instances
 * @param targets tells the load balancer of them
 * @param readiness knows which of them take traffic
 * @param supervisor starts them, and starts them again
 * @param stop ends every wait
 * @param log is told what comes and goes
 */
record ApiSite(
        ApiLauncher launcher,
        ApiTargets targets,
        ApiReadiness readiness,
        Supervisor supervisor,
        StopSignal stop,
        PlatformLog log) {}
