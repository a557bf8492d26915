package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.failover.HeartbeatPace;

/**
 * Whether there is a second region, and how it takes the first one's place.
 *
 * @param regions {@code regions}
 * @param director {@code region.director}
 * @param pace {@code region.interval} and {@code region.misses}: how often the director checks the first region's load
 *     balancer, and after how many checks of one kind in a row it believes them, in both directions
 * @param promotion {@code region.promotion}
 * @param replication {@code region.replication}
 * @param fencing {@code region.fencing}
 * @param failBack {@code region.failBack}
 */
public record RegionSettings(
        Regions regions,
        Director director,
        HeartbeatPace pace,
        Promotion promotion,
        Replication replication,
        Fencing fencing,
        FailBack failBack) {

    /** How many regions there are. */
    public enum Regions {
        /** The platform's own, and nothing stands by elsewhere. */
        ONE,
        /** A second one stands by. */
        TWO
    }

    /** Whether the director sends clients elsewhere. */
    public enum Director {
        /** It does, by its health checks. */
        ON,
        /** It checks and leaves everything as it is: a known-bad setting. */
        ASLEEP
    }

    /** Who promotes the second region's database. */
    public enum Promotion {
        /** Somebody who asks for it. */
        BY_HAND,
        /** The platform, once the director has sent clients to the second region. */
        AUTOMATIC
    }

    /** What becomes of the replication between the regions once the platform is up. */
    public enum Replication {
        /** It goes on. */
        UP,
        /** It is swallowed on the way, silently, and nobody looks after it: a known-bad setting. */
        STUCK
    }

    /** What is done so that the first region's databases take no write beside a promoted one. */
    public enum Fencing {
        /** They are ended before the promotion, and come back as replicas of the promoted one. */
        ON,
        /** Nothing: a known-bad setting. */
        OFF
    }

    /** How the first region gets its place back. */
    public enum FailBack {
        /** No write is taken until the first region's database has all that the second one's acknowledged. */
        CAREFUL,
        /** The first region's database is promoted as it is, and clients are moved a moment later: a known-bad setting. */
        HASTY
    }

    /** Whether there are two. */
    public boolean two() {
        return regions == Regions.TWO;
    }
}
