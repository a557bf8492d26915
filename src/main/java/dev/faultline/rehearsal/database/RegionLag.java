package dev.faultline.rehearsal.database;

import java.time.Duration;

/**
 * How far a replica in another region is behind.
 *
 * @param node the replica
 * @param bytes so much write-ahead log of the writer it does not have
 * @param age so much older than the writer's newest is the newest that it has
 */
public record RegionLag(String node, long bytes, Duration age) {}
