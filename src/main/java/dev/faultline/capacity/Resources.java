package dev.faultline.capacity;

import com.sun.management.OperatingSystemMXBean;
import dev.faultline.observe.Pace;
import dev.faultline.observe.StateWatch;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.RunClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How full the resources of a system were, as it told itself twice a second (its signals whose names end with
 * {@code -utilisation}), and how busy this machine was, which carries system and load alike. Safe for any thread.
 */
final class Resources implements AutoCloseable {
    /** So full on average, in percent, a resource lets what comes at random wait for long. */
    static final double FULL = 90;
    /** So busy, in percent, this machine may be what makes others wait, where nothing else is full. */
    static final double BUSY = 75;

    static final String MACHINE = "cpu of this machine";

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String SUFFIX = "-utilisation";
    private static final double PERCENT = 100;

    private final StateWatch watch;
    private final RunClock clock;
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<Reading> readings = new ArrayList<>();
    private final Pace pace;

    private record Reading(Instant at, Map<String, Double> percent) {}

    /** Starts reading at once. */
    Resources(StateWatch watch, RunClock clock) {
        this.watch = watch;
        this.clock = clock;
        // A reading that fails is one less to average; a step without any says that nothing is known.
        this.pace = new Pace("resources", EVERY, this::read, failure -> {});
    }

    private void read() {
        Map<String, Double> percent = new TreeMap<>();
        double busy = machine.getCpuLoad();
        if (busy >= 0) {
            percent.put(MACHINE, busy * PERCENT);
        }
        watch.latest().stream()
                .flatMap(state -> state.signals().stream())
                .filter(signal -> signal.name().endsWith(SUFFIX))
                .forEach(signal -> percent.put(name(signal), signal.value()));
        synchronized (readings) {
            readings.add(new Reading(clock.now(), percent));
        }
    }

    private static String name(SystemState.Signal signal) {
        String what = signal.name().substring(0, signal.name().length() - SUFFIX.length());
        return what + " of " + signal.node();
    }

    /** The average of each over a stretch, in percent; what told nothing in it is left out. */
    Map<String, Double> over(Instant from, Instant to) {
        synchronized (readings) {
            return readings.stream()
                    .filter(reading ->
                            !reading.at().isBefore(from) && reading.at().isBefore(to))
                    .flatMap(reading -> reading.percent().entrySet().stream())
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
        }
    }

    /** Whether this machine was the limit, and not what is measured: it was full, or busy while nothing else was full. */
    static boolean machineWasTheLimit(Map<String, Double> full) {
        double machine = full.getOrDefault(MACHINE, 0.0);
        boolean another =
                full.entrySet().stream().anyMatch(each -> !each.getKey().equals(MACHINE) && each.getValue() >= FULL);
        return machine >= FULL || (machine >= BUSY && !another);
    }

    @Override
    public void close() {
        pace.close();
    }
}
