package dev.faultline.rehearsal.control;

/**
 * Where one API instance, the first in the second zone, is told to find the others. The second word of each choice is a
 * mistake that is made in earnest: a line of one instance's environment that nobody compared with the others'.
 */
record WiringSettings(CacheAddress cache, ZoneCheckAddress zoneCheck) {

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
