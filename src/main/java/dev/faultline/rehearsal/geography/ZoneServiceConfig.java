package dev.faultline.rehearsal.geography;

/**
 * The configuration of the zone service.
 *
 * @param port 0 for any free one
 */
public record ZoneServiceConfig(int port) {}
