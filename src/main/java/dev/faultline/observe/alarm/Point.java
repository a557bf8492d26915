package dev.faultline.observe.alarm;

import java.time.Instant;

/** A figure at an instant. */
record Point(Instant at, double value) {}
