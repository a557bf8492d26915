package dev.faultline.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The stretch around a run's faults that is kept in fine steps, so that an outage of half a second has a shape. */
final class Detail {
    private static final Duration WIDTH = Duration.ofMillis(200);
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(20);
    private static final Duration MOST = Duration.ofMinutes(2);

    private Detail() {}

    /** From before the first injection until after the last recovery, two minutes at most; no steps without a fault. */
    static Steps of(Course course, List<Recovery> recoveries) {
        if (course.faults().isEmpty()) {
            return Steps.NONE;
        }
        Instant injected = course.faults().get(0).from();
        Instant over = Stream.concat(
                        Stream.of(injected), recoveries.stream().flatMap(recovery -> recovery.to().stream()))
                .max(Instant::compareTo)
                .orElse(injected);
        Duration from = within(course, course.offset(injected).minus(BEFORE));
        Duration to = within(course, course.offset(over).plus(AFTER));
        Duration length = to.minus(from);
        return Steps.over(from, length.compareTo(MOST) > 0 ? MOST : length, WIDTH);
    }

    private static Duration within(Course course, Duration offset) {
        if (offset.isNegative()) {
            return Duration.ZERO;
        }
        return offset.compareTo(course.length()) > 0 ? course.length() : offset;
    }
}
