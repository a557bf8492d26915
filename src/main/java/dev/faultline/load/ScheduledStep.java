package dev.faultline.load;

import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.javaapi.core.internal.Converters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/** A step of Gatling's open model whose users arrive at given times, for which Gatling has no step of its own. */
final class ScheduledStep implements OpenInjectionStep {
    private static final long serialVersionUID = 1;

    private final long[] dueNanos;

    /** {@code due} counts from the beginning of the step, in order; never empty. */
    ScheduledStep(List<Duration> due) {
        this.dueNanos = due.stream().mapToLong(Duration::toNanos).toArray();
    }

    @Override
    public Iterator<FiniteDuration> chain(Iterator<FiniteDuration> chained) {
        Iterator<FiniteDuration> own = CollectionConverters.asScala(LongStream.of(dueNanos)
                .mapToObj(nanos -> Converters.toScalaDuration(Duration.ofNanos(nanos)))
                .iterator());
        FiniteDuration whole = duration();
        return own.concat(() -> chained.map(whole::$plus));
    }

    @Override
    public long users() {
        return dueNanos.length;
    }

    /** Until the last of them has arrived. */
    @Override
    public FiniteDuration duration() {
        return Converters.toScalaDuration(Duration.ofNanos(dueNanos[dueNanos.length - 1]));
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int index) {
        return dueNanos;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ScheduledStep;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScheduledStep step && Arrays.equals(dueNanos, step.dueNanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dueNanos);
    }

    /** Tells all that it is made of, by which two profiles are compared. */
    @Override
    public String toString() {
        return "ScheduledStep(" + Arrays.toString(dueNanos) + ")";
    }
}
