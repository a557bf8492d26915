package dev.faultline.observe.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when a rule's expression has held for each series. As in Prometheus, each series has to hold by itself for as
 * long as the rule asks: two that take turns do not make an alarm.
 */
final class ActiveSeries {
    private final Duration holdsFor;
    private final Map<Labels, Instant> since = new HashMap<>();

    ActiveSeries(Duration holdsFor) {
        this.holdsFor = holdsFor;
    }

    /** What the alarm is, the expression holding for these series at {@code now}. */
    AlarmState holding(List<Sample> samples, Instant now) {
        List<Labels> holding =
                samples.stream().map(sample -> sample.labels().withoutName()).toList();
        since.keySet().retainAll(holding);
        holding.forEach(labels -> since.putIfAbsent(labels, now));
        if (since.isEmpty()) {
            return AlarmState.OK;
        }
        boolean longEnough = since.values().stream()
                .anyMatch(begin -> Duration.between(begin, now).compareTo(holdsFor) >= 0);
        return longEnough ? AlarmState.FIRING : AlarmState.PENDING;
    }
}
