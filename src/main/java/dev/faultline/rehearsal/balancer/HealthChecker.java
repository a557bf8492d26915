package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks each target for its health, again and again; checks of one target never overlap. */
final class HealthChecker implements AutoCloseable {
    private static final int PASSING = 200;

    private final HealthConfig config;
    private final Thresholds thresholds;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(HealthChecker::thread);
    private final HttpClient client;

    HealthChecker(HealthConfig config) {
        this.config = config;
        this.thresholds = new Thresholds(config.unhealthyAfter(), config.healthyAfter());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .build();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "health-checks");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts to check these targets, at once and then for ever. */
    void check(List<Target> targets) {
        targets.forEach(this::check);
    }

    private void check(Target target) {
        URI uri = target.uri().resolve(config.path());
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(config.timeout()).build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && response.statusCode() == PASSING)
                .completeOnTimeout(false, config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(passed -> {
                    target.take(passed ? CheckResult.PASSED : CheckResult.FAILED, thresholds);
                    checkLater(target);
                });
    }

    private void checkLater(Target target) {
        try {
            schedule.schedule(() -> check(target), config.interval().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // The balancer has stopped: nobody asks any more.
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
