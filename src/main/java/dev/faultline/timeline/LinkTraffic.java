package dev.faultline.timeline;

/**
 * The bytes that a link has carried since its counters began: those that arrived, not those that were only sent.
 *
 * @param link its name
 * @param from who opens its connections
 * @param to who accepts them
 * @param upstream bytes that arrived at {@code to}
 * @param downstream bytes that came back to {@code from}
 */
public record LinkTraffic(String link, String from, String to, long upstream, long downstream) {}
