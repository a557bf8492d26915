package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.PlatformLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Asks again and again, in the background, which services serve, so that whoever wants to know never waits for one that
 * hangs. Safe for any thread.
 */
final class ServiceHealth implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(150);
    private static final int AT_ONCE = 4;

    private final PlatformLog log;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private volatile Rotation rotation;
    private volatile Map<String, Boolean> targets = Map.of();
    private final Map<String, Boolean> serving = new ConcurrentHashMap<>();
    private final ScheduledExecutorService questions = new ScheduledThreadPoolExecutor(AT_ONCE, work -> {
        Thread thread = new Thread(work, "service-health");
        thread.setDaemon(true);
        return thread;
    });

    /** Watches nothing yet; what goes wrong with asking goes to {@code log}. */
    ServiceHealth(PlatformLog log) {
        this.log = log;
    }

    /** Whether the service of this name served when it was last asked. */
    boolean serves(String name) {
        return serving.getOrDefault(name, false);
    }

    /** Watches something that answers 200 at {@code path}. */
    void watchHttp(String name, IntSupplier port, String path) {
        watch(name, () -> HttpQuestion.ask(port.getAsInt(), path).isPresent());
    }

    /** Watches the load balancer, and what it says of its targets: of those that it does not name, none is in rotation. */
    void watchBalancer(String name, Rotation balancer) {
        rotation = balancer;
        watch(name, this::lookAtTargets);
    }

    /** Whether the load balancer said that this target is healthy when it was last asked. */
    boolean inRotation(String target) {
        return targets.getOrDefault(target, false);
    }

    /** The same, after asking it now: waits for the answer, within bounds. */
    boolean inRotationNow(String target) {
        return lookAtTargets() && inRotation(target);
    }

    private boolean lookAtTargets() {
        Optional<Map<String, Boolean>> answer = rotation.healthy();
        targets = answer.orElse(Map.of());
        return answer.isPresent();
    }

    /** Asks no more after this one. */
    void forget(String name) {
        watched.remove(name);
        serving.remove(name);
    }

    @Override
    public void close() {
        questions.shutdownNow();
    }

    private void tell(String name, boolean serves) {
        if (watched.contains(name)) {
            serving.put(name, serves);
        }
    }

    /** Watches something by a question that is answered within bounds. */
    void watch(String name, BooleanSupplier question) {
        watched.add(name);
        questions.execute(() -> ask(name, question));
    }

    /** Asks, and has it asked again whatever came of it. */
    private void ask(String name, BooleanSupplier question) {
        if (!watched.contains(name)) {
            return;
        }
        try {
            tell(name, question.getAsBoolean());
        } catch (RuntimeException unforeseen) {
            tell(name, false);
            log.say(name, "its health could not be asked for: " + unforeseen);
        }
        try {
            var unused = questions.schedule(() -> ask(name, question), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            serving.put(name, false);
        }
    }
}
