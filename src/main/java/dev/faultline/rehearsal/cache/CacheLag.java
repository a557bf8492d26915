package dev.faultline.rehearsal.cache;

import java.util.List;
import java.util.Optional;

/**
 * How far a replica is behind its primary.
 *
 * @param node the replica
 * @param bytes of the replication stream that it has not yet got
 */
public record CacheLag(String node, long bytes) {
    /** The lag, by what each of the two last said of itself; empty while they do not share a history. */
    static Optional<CacheLag> of(List<CacheView> views) {
        return views.stream()
                .filter(view -> view.role() == CacheView.Role.REPLICA)
                .findFirst()
                .flatMap(replica -> behind(views, replica));
    }

    private static Optional<CacheLag> behind(List<CacheView> views, CacheView replica) {
        Optional<CacheStatus> primary = views.stream()
                .filter(view -> view.role() == CacheView.Role.PRIMARY)
                .findFirst()
                .flatMap(CacheView::status);
        // The two are asked at different moments, so a replica may seem to be ahead.
        return primary.flatMap(ahead -> replica.status()
                .filter(behind -> behind.history().equals(ahead.history()))
                .map(behind -> new CacheLag(replica.name(), Math.max(0, ahead.offset() - behind.offset()))));
    }
}
