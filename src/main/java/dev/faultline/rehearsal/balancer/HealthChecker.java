package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each target for its health, again and again, on a thread for each; checks of one target never overlap. */
final class HealthChecker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecker.class);

    private final List<Target> targets;
    private final HealthConfig config;
    private final ScheduledExecutorService threads;
    private final List<Future<?>> checks = new ArrayList<>();

    HealthChecker(List<Target> targets, HealthConfig config) {
        this.targets = targets;
        this.config = config;
        this.threads = Executors.newScheduledThreadPool(Math.max(1, targets.size()), HealthChecker::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "health-check");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts to check, at once and then for ever. */
    void start() {
        Thresholds thresholds = new Thresholds(config.unhealthyAfter(), config.healthyAfter());
        for (Target target : targets) {
            HealthCheck check = new HealthCheck(target.uri().resolve(config.path()), config.timeout());
            checks.add(threads.scheduleWithFixedDelay(
                    () -> target.take(result(check), thresholds),
                    0,
                    config.interval().toNanos(),
                    TimeUnit.NANOSECONDS));
        }
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
        checks.forEach(check -> check.cancel(true));
        threads.shutdownNow();
    }
}
