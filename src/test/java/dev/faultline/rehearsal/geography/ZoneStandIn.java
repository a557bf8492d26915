package dev.faultline.rehearsal.geography;

import dev.faultline.rehearsal.protocol.Serving;

/** Starts the zone service inside a test of another package. */
public final class ZoneStandIn {
    private ZoneStandIn() {}

    /** Starts it as it is configured. */
    public static Serving start(ZoneServiceConfig config) {
        return ZoneService.start(config);
    }
}
