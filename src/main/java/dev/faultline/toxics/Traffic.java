package dev.faultline.toxics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;

/**
 * Counts the bytes of one direction of a proxy.
 *
 * @param received those read from the sender
 * @param sent those written to the receiver
 */
record Traffic(CounterDataPoint received, CounterDataPoint sent) {}
