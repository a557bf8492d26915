package dev.faultline.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch in which a critical path did not work.
 *
 * @param path the critical path
 * @param from when the first request that failed was sent; the injection, for one that was under way across it
 * @param recovered when the first request of the sustained recovery was sent; empty when it never recovered
 * @param bound how far {@code recovered} may be off: the gap to the request before it, or the time until the first good
 *     answer since, whichever is longer; zero when it never recovered
 * @param failed requests that failed in it
 */
public record Outage(String path, Instant from, Optional<Instant> recovered, Duration bound, long failed) {}
