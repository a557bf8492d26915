package dev.faultline.capacity;

import java.time.Duration;

/**
 * How long more instances take until they carry something.
 *
 * @param took so long
 * @param from where the figure is from, in words
 */
public record ScalingResponse(Duration took, String from) {}
