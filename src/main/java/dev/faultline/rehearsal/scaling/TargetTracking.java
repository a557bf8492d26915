package dev.faultline.rehearsal.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides how many instances there should be, as target tracking of AWS's Application Auto Scaling does: the number that
 * brings the average of each figure to its target, {@code ceil(instances * average / target)}, the largest of them where
 * there are several figures. Only instances that told the figure are counted (those that still start are left out, as
 * is one that is dead), so a second decision during a start asks for no more than the load needs.
 *
 * <p>Out at once, by as many as are needed; in one at a time, after the load has been low for a while. Without figures
 * nothing is changed. It looks at no clock and asks nobody: a pure decision with a memory. For one thread.
 */
public final class TargetTracking {
    private final ScalingSettings settings;
    private Optional<Instant> lastOut = Optional.empty();
    private Optional<Instant> lastChange = Optional.empty();
    private Optional<Instant> lowSince = Optional.empty();

    /** Has decided nothing yet. */
    public TargetTracking(ScalingSettings settings) {
        this.settings = settings;
    }

    /** Whether instances may be taken away. */
    public enum ScaleIn {
        /** They may. */
        ALLOWED,
        /** Not now: a release is under way. */
        SUSPENDED
    }

    /** The number that should be desired from {@code now} on, when {@code desired} are at present. */
    public int decide(Instant now, int desired, List<Reading> readings, ScaleIn scaleIn) {
        int needed = readings.stream().mapToInt(Reading::needed).max().orElse(0);
        noteLoad(now, desired, needed, readings);
        int decided = bounded(desired);
        if (needed > decided && passed(lastOut, settings.cooldownOut(), now)) {
            decided = bounded(needed);
        } else if (decided == desired && scaleIn == ScaleIn.ALLOWED && lowForLong(now)) {
            decided = bounded(desired - 1);
        }
        noteChange(now, desired, decided);
        return decided;
    }

    /** The load is low where every figure says so, every instance was heard, and fewer of them would do. */
    private void noteLoad(Instant now, int desired, int needed, List<Reading> readings) {
        boolean low = !readings.isEmpty()
                && needed < desired
                && readings.stream().allMatch(reading -> reading.low() && reading.instances() >= desired);
        lowSince = low ? lowSince.or(() -> Optional.of(now)) : Optional.empty();
    }

    private boolean lowForLong(Instant now) {
        return lowSince.isPresent()
                && passed(lowSince, settings.cooldownIn(), now)
                && passed(lastChange, settings.cooldownIn(), now);
    }

    private void noteChange(Instant now, int before, int after) {
        if (after > before) {
            lastOut = Optional.of(now);
        }
        if (after != before) {
            lastChange = Optional.of(now);
        }
    }

    private int bounded(int instances) {
        return Math.max(settings.minimum(), Math.min(settings.maximum(), instances));
    }

    /** Whether so much time has passed since then, or there was no then. */
    private static boolean passed(Optional<Instant> since, Duration length, Instant now) {
        return since.map(then -> !now.isBefore(then.plus(length))).orElse(true);
    }
}
