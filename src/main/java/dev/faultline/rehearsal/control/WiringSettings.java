package dev.faultline.rehearsal.control;

import java.util.Map;

/**
 * Where one API instance, the first in the second zone, is told to find the others. The second word of each choice is a
 * mistake that is made in earnest: a line of one instance's environment that nobody compared with the others'.
 */
record WiringSettings(CacheAddress cache, ZoneCheckAddress zoneCheck) {
    /** Reads {@code wiring.…}; throws {@link IllegalArgumentException} for a value that cannot be. */
    static WiringSettings read(SettingsReader settings) {
        return new WiringSettings(
                settings.choice(
                        "wiring.cache",
                        Map.of("endpoint", CacheAddress.ENDPOINT, "node", CacheAddress.NODE),
                        "endpoint"),
                settings.choice(
                        "wiring.zoneCheck",
                        Map.of("service", ZoneCheckAddress.SERVICE, "mistyped", ZoneCheckAddress.MISTYPED),
                        "service"));
    }

    /** Where it looks for the cache. */
    enum CacheAddress {
        /** At the endpoint that follows the primary. */
        ENDPOINT,
        /** At the node that is the primary at the start: all is well until that changes. */
        NODE
    }

    /** Where it looks for the zone service. */
    enum ZoneCheckAddress {
        /** Where it is. */
        SERVICE,
        /** At a port where nobody listens. */
        MISTYPED
    }
}
