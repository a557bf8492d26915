package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.time.Duration;
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
        service.process().ifPresentOrElse(process -> watch(service, process), () -> died(service));
    }

    private void watch(Service service, Process process) {
        var unused = process.onExit().thenRun(() -> died(service));
    }

    @Override
    public void close() {
        restarts.shutdownNow();
    }

    private void died(Service service) {
        if (stop.raised()) {
            return;
        }
        log.say(service.name(), "died; it is started again in " + delay.toMillis() + " ms");
        try {
            var unused = restarts.schedule(() -> restart(service), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            log.say(service.name(), "not started again: the platform is stopping");
        }
    }

    private void restart(Service service) {
        try {
            service.start();
            log.say(service.name(), "serves again");
        } catch (StartFailure e) {
            log.say(service.name(), "did not come up again: " + e.getMessage() + " " + String.join(" | ", e.log()));
        } catch (RuntimeException unforeseen) {
            log.say(service.name(), "did not come up again: " + unforeseen);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        watch(service);
    }
}
