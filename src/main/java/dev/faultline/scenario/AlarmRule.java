package dev.faultline.scenario;

import java.time.Duration;

/**
 * A rule of the system's alarms, in the manner of Prometheus: it fires once its expression has held for a while.
 *
 * @param name unique in the system
 * @param expression in PromQL, of which {@code observe.alarm} knows the part that rules need; it ends with a comparison
 * @param holdsFor how long the expression must hold before the alarm fires; may be zero
 * @param channel the channel that is told, for example {@code admin}
 * @param scale what the windows stand for in the real system, in words; shown wherever the alarm is judged
 */
public record AlarmRule(String name, String expression, Duration holdsFor, String channel, String scale) {}
