package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Starts services again after their process has died, each after a delay, again and again until it serves. */
final class Supervisor implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final Duration delay;
    private final StopSignal stop;
    private final PlatformLog log;
    private final Set<Service> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService restarts = new ScheduledThreadPoolExecutor(AT_ONCE, work -> {
        Thread thread = new Thread(work, "supervisor");
        thread.setDaemon(true);
        return thread;
    });

    Supervisor(Duration delay, StopSignal stop, PlatformLog log) {
        this.delay = delay;
        this.stop = stop;
        this.log = log;
    }

    /** Watches a service that was started. */
    void watch(Service service) {
        watched.add(service);
        watchProcess(service);
    }

    /** Starts a service for the first time, as if it had died: placing it takes as long. Then watches it. */
    void place(Service service) {
        watched.add(service);
        startLater(service);
    }

    /** Starts it no more; whoever calls this stops it. */
    void forget(Service service) {
        watched.remove(service);
    }

    private void watchProcess(Service service) {
        Optional<Process> process = service.process();
        if (process.isPresent()) {
            var unused = process.get().onExit().thenRun(() -> died(service));
        } else {
            died(service);
        }
    }

    @Override
    public void close() {
        restarts.shutdownNow();
    }

    private void died(Service service) {
        if (stop.raised() || !watched.contains(service)) {
            return;
        }
        log.say(service.name(), "died; it is started again in " + delay.toMillis() + " ms");
        startLater(service);
    }

    private void startLater(Service service) {
        try {
            var unused = restarts.schedule(() -> restart(service), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            log.say(service.name(), "not started again: the platform is stopping");
        }
    }

    private void restart(Service service) {
        if (!watched.contains(service)) {
            return;
        }
        try {
            service.start();
            if (!watched.contains(service)) {
                service.stop();
                return;
            }
            log.say(service.name(), "serves");
        } catch (StartFailure e) {
            log.say(service.name(), "did not come up: " + e.getMessage() + " " + String.join(" | ", e.log()));
        } catch (RuntimeException unforeseen) {
            log.say(service.name(), "did not come up: " + unforeseen);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        watchProcess(service);
    }
}
