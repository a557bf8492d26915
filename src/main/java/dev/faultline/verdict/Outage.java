package dev.faultline.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch in which a critical path did not work.
 *
 * @param path the critical path
 * @param from when the first request that failed was sent; the injection, for one that was under way across it
 * @param recovered when the first good answer of the sustained recovery came; empty when it never recovered
 * @param bound how much earlier it may have recovered: back to when the last request that failed before it was sent;
 *     zero when it never recovered
 * @param failed requests that failed in it
 */
public record Outage(String path, Instant from, Optional<Instant> recovered, Duration bound, long failed) {}
