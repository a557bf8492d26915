package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one target for its health, again and again, on a thread of its own; its checks never overlap. */
final class HealthChecker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecker.class);

    private final ScheduledExecutorService thread;
    private final Future<?> checks;

    private HealthChecker(ScheduledExecutorService thread, Future<?> checks) {
        this.thread = thread;
        this.checks = checks;
    }

    /** Starts to check, at once and then until it is closed. */
    static HealthChecker start(Target target, HealthConfig config) {
        HealthCheck check = new HealthCheck(target.uri().resolve(config.path()), config.timeout());
        Thresholds thresholds = new Thresholds(config.unhealthyAfter(), config.healthyAfter());
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(work -> thread(work, target.name()));
        Future<?> checks = thread.scheduleWithFixedDelay(
                () -> target.take(result(check), thresholds),
                0,
                config.interval().toNanos(),
                TimeUnit.NANOSECONDS);
        return new HealthChecker(thread, checks);
    }

    private static Thread thread(Runnable work, String target) {
        Thread thread = new Thread(work, "health-check-" + target);
        thread.setDaemon(true);
        return thread;
    }

    /** An exception would end the checks of this target in silence, and its state would stay as it is. */
    private static CheckResult result(HealthCheck check) {
        try {
            return check.run();
        } catch (RuntimeException defect) {
            LOG.error("A health check failed in an unforeseen way", defect);
            return CheckResult.FAILED;
        }
    }

    @Override
    public void close() {
        checks.cancel(true);
        thread.shutdownNow();
    }
}
