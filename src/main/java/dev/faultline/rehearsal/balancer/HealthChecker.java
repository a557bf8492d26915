package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks each target for its health, again and again, on a thread for each; checks of one target never overlap. */
final class HealthChecker implements AutoCloseable {
    private final List<Target> targets;
    private final HealthConfig config;
    private final ScheduledExecutorService threads;

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
            threads.scheduleWithFixedDelay(
                    () -> target.take(check.run(), thresholds),
                    0,
                    config.interval().toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
