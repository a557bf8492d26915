package dev.faultline.rehearsal.scaling;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.scaling.ScalingSettings.Autoscaling;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a service's figures once in each period, and scales it by them on a thread of its own. Where the policy does not
 * act, the figures are still read: a broken autoscaler should be seen beside the load that it ignores.
 */
public final class Autoscaler implements AutoCloseable {
    private final ScalingSettings settings;
    private final ScalableService service;
    private final Supplier<List<Reading>> figures;
    private final InstantSource clock;
    private final PlatformLog log;
    private final TargetTracking tracking;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread evaluation = new Thread(work, "autoscaler");
        evaluation.setDaemon(true);
        return evaluation;
    });
    private volatile List<Reading> latest = List.of();

    /** Does nothing yet; {@code figures} asks for them, within bounds, whenever it is called. */
    public Autoscaler(
            ScalingSettings settings,
            ScalableService service,
            Supplier<List<Reading>> figures,
            InstantSource clock,
            PlatformLog log) {
        this.settings = settings;
        this.service = service;
        this.figures = figures;
        this.clock = clock;
        this.log = log;
        this.tracking = new TargetTracking(settings);
    }

    /** Evaluates for the first time after one period, and then until closed. */
    public void start() {
        long period = settings.period().toNanos();
        var unused = thread.scheduleWithFixedDelay(this::evaluate, period, period, TimeUnit.NANOSECONDS);
    }

    /** The figures as they were read last; empty before that. */
    public List<Reading> latest() {
        return latest;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** An exception would end all evaluations in silence. */
    private void evaluate() {
        try {
            latest = List.copyOf(figures.get());
            if (settings.autoscaling() == Autoscaling.ON) {
                scale();
            }
        } catch (RuntimeException unforeseen) {
            log.say("autoscaler", "an evaluation failed, the next will be tried: " + unforeseen);
        }
    }

    private void scale() {
        int desired = service.desired();
        int decided = tracking.decide(clock.instant(), desired, latest, service.scaleIn());
        if (decided != desired) {
            log.say("autoscaler", "desired " + desired + " -> " + decided + ", on " + words());
            service.scaleTo(decided);
        }
    }

    private String words() {
        return latest.stream()
                .map(reading -> String.format(
                        Locale.ROOT,
                        "%s %.2f of %.2f over %d",
                        reading.metric(),
                        reading.average().orElse(Double.NaN),
                        reading.target(),
                        reading.instances()))
                .collect(Collectors.joining(", "));
    }
}
