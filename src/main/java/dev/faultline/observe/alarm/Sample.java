package dev.faultline.observe.alarm;

/**
 * One figure of one series, without its time.
 *
 * @param labels the series
 * @param value the figure; may be infinite or not a number
 */
public record Sample(Labels labels, double value) {}
