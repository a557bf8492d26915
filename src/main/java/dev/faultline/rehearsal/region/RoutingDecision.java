package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.failover.Presence;
import dev.faultline.rehearsal.region.RegionSettings.Director;

/** Decides to which region clients are sent. Pure. */
final class RoutingDecision {
    private RoutingDecision() {}

    /**
     * The region to send clients to next.
     *
     * @param director whether anything is ever changed
     * @param serving where they are sent now
     * @param first what the checks say of the first region
     * @param second what they say of the second: nobody is sent from one lost region to another
     * @param state how far the second region has taken the first one's place: once its database takes the writes, clients
     *     stay there however well the first region looks
     */
    static Region on(Director director, Region serving, Presence first, Presence second, RegionStatus.State state) {
        if (director == Director.ASLEEP) {
            return serving;
        }
        return switch (state) {
            case IDLE, FAILED_BACK -> byHealth(serving, first, second);
            case PROMOTED -> Region.SECOND;
            case PROMOTING, FAILING_BACK, FAILED -> serving;
        };
    }

    private static Region byHealth(Region serving, Presence first, Presence second) {
        if (first == Presence.THERE) {
            return Region.FIRST;
        }
        return second == Presence.THERE ? Region.SECOND : serving;
    }
}
