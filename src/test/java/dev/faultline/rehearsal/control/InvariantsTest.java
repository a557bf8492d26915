package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.cache.CacheStatus;
import dev.faultline.rehearsal.cache.CacheStatus.Link;
import dev.faultline.rehearsal.cache.CacheView;
import dev.faultline.rehearsal.control.TopologyReport.Invariant;
import dev.faultline.rehearsal.control.TopologyReport.Signal;
import dev.faultline.rehearsal.database.DatabaseStatus;
import dev.faultline.rehearsal.database.DatabaseStatus.Incoming;
import dev.faultline.rehearsal.database.DatabaseStatus.StandbyStatus;
import dev.faultline.rehearsal.database.DatabaseView;
import dev.faultline.rehearsal.database.DatabaseView.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Invariants and signals from how two databases look. */
class InvariantsTest {
    private static final Optional<StandbyStatus> IN_SYNC = Optional.of(new StandbyStatus("streaming", "sync", 900));

    @Test
    void aHealthyPairHoldsBoth() {
        List<DatabaseView> pair = List.of(writer("db-a", "a", 1000, IN_SYNC), standby("db-b", "b", 900));

        assertThat(Invariants.oneWriter(pair)).isEqualTo(new Invariant("one-writer", true, "db-a"));
        assertThat(Invariants.synchronousStandby(pair, true))
                .isEqualTo(new Invariant("synchronous-standby-in-another-zone", true, "db-b in zone b, sync"));
    }

    @Test
    void twoWritersAreASplitBrain() {
        List<DatabaseView> pair =
                List.of(writer("db-a", "a", 1, Optional.empty()), writer("db-b", "b", 1, Optional.empty()));

        assertThat(Invariants.oneWriter(pair)).isEqualTo(new Invariant("one-writer", false, "db-a, db-b"));
    }

    @Test
    void aDeadPrimaryLeavesNoWriter() {
        List<DatabaseView> pair = List.of(down("db-a", "a"), standby("db-b", "b", 900));

        assertThat(Invariants.oneWriter(pair)).isEqualTo(new Invariant("one-writer", false, "none"));
        assertThat(Invariants.synchronousStandby(pair, false).found()).isEqualTo("no primary");
    }

    @Test
    void aStandbyThatOnlyStreamsIsNotEnough() {
        StandbyStatus streaming = new StandbyStatus("streaming", "async", 900);
        List<DatabaseView> pair = List.of(writer("db-a", "a", 1000, Optional.of(streaming)), standby("db-b", "b", 900));

        assertThat(Invariants.synchronousStandby(pair, false))
                .isEqualTo(new Invariant("synchronous-standby-in-another-zone", false, "db-b in zone b, async"));
    }

    @Test
    void aSynchronousStandbyInTheSameZoneIsNotEnough() {
        List<DatabaseView> pair = List.of(writer("db-a", "a", 1000, IN_SYNC), standby("db-b", "a", 900));

        assertThat(Invariants.synchronousStandby(pair, true).held()).isFalse();
    }

    @Test
    void anEmptyZoneIsNamed() {
        Map<String, Integer> ready = new TreeMap<>(Map.of("a", 1, "b", 0, "c", 1));

        assertThat(Invariants.readyInEveryZone(ready))
                .isEqualTo(new Invariant("ready-in-every-zone", false, "a 1, b 0, c 1"));
    }

    @Test
    void asManyAreReadyAsAreWantedAndMayBe() {
        assertThat(Invariants.desiredCapacity(4, 4, 3, 6))
                .isEqualTo(new Invariant("desired-capacity", true, "4 ready of 4 desired, 3 to 6"));
        assertThat(Invariants.desiredCapacity(4, 3, 3, 6).held()).isFalse();
        assertThat(Invariants.desiredCapacity(2, 2, 3, 6).held()).isFalse();
        assertThat(Invariants.desiredCapacity(7, 7, 3, 6).held()).isFalse();
    }

    @Test
    void theCachesReplicaFollowsInAnotherZone() {
        CacheView primary = cache("redis-a", "a", CacheView.Role.PRIMARY, Link.DOWN);

        assertThat(Invariants.cacheReplica(List.of(primary, cache("redis-b", "b", CacheView.Role.REPLICA, Link.UP))))
                .isEqualTo(new Invariant("cache-replica-in-another-zone", true, "redis-b in zone b, following"));
        assertThat(Invariants.cacheReplica(List.of(primary, cache("redis-b", "a", CacheView.Role.REPLICA, Link.UP)))
                        .held())
                .isFalse();
        assertThat(Invariants.cacheReplica(List.of(primary, cache("redis-b", "b", CacheView.Role.REPLICA, Link.DOWN)))
                        .found())
                .isEqualTo("redis-b in zone b, not following");
        assertThat(Invariants.cacheReplica(List.of(primary, cache("redis-b", "b", CacheView.Role.DOWN, Link.DOWN)))
                        .found())
                .isEqualTo("no replica");
    }

    @Test
    void lagIsWhatThePrimarySeesOrElseWhatTheTwoSaid() {
        List<DatabaseView> streaming = List.of(writer("db-a", "a", 1000, IN_SYNC), standby("db-b", "b", 100));
        List<DatabaseView> cut = List.of(writer("db-a", "a", 1000, Optional.empty()), standby("db-b", "b", 100));

        assertThat(ReplicationLag.of(streaming)).containsExactly(new Signal("replication-lag-bytes", "db-b", 100));
        assertThat(ReplicationLag.of(cut)).containsExactly(new Signal("replication-lag-bytes", "db-b", 900));
        assertThat(ReplicationLag.of(List.of(down("db-a", "a"), standby("db-b", "b", 100))))
                .isEmpty();
    }

    @Test
    void aReplicaFollowsInTheRegionWhereTheWriterIsNot() {
        List<DatabaseView> first = List.of(writer("db-a", "a", 1000, IN_SYNC), standby("db-b", "b", 900));

        assertThat(Invariants.crossRegionReplica(first, replica("db-r2", Incoming.STREAMS)))
                .isEqualTo(new Invariant("cross-region-replica", true, "db-r2 streams"));
        assertThat(Invariants.crossRegionReplica(first, replica("db-r2", Incoming.NONE)))
                .isEqualTo(new Invariant("cross-region-replica", false, "no replica streams in the second region"));
    }

    @Test
    void afterAPromotionAReplicaFollowsInTheFirstRegion() {
        DatabaseView promoted = writer("db-r2", "r2", 1000, Optional.empty());

        assertThat(Invariants.crossRegionReplica(
                        List.of(replica("db-a", Incoming.STREAMS), down("db-b", "b")), promoted))
                .isEqualTo(new Invariant("cross-region-replica", true, "db-a streams"));
        assertThat(Invariants.crossRegionReplica(
                                List.of(writer("db-a", "a", 1, IN_SYNC), standby("db-b", "b", 1)), promoted)
                        .held())
                .as("what was never fenced follows nobody")
                .isFalse();
    }

    private static DatabaseView replica(String name, Incoming stream) {
        return view(name, "r2", Role.REPLICA, new DatabaseStatus(Instant.EPOCH, false, 900, Optional.empty(), stream));
    }

    private static CacheView cache(String name, String zone, CacheView.Role role, Link link) {
        CacheStatus.Role asItSays =
                role == CacheView.Role.PRIMARY ? CacheStatus.Role.PRIMARY : CacheStatus.Role.REPLICA;
        return new CacheView(
                name, zone, role, Optional.empty(), Optional.of(new CacheStatus(asItSays, link, "history", 1)));
    }

    private static DatabaseView writer(String name, String zone, long position, Optional<StandbyStatus> standby) {
        return view(name, zone, Role.PRIMARY, new DatabaseStatus(Instant.EPOCH, true, position, standby));
    }

    private static DatabaseView standby(String name, String zone, long position) {
        return view(name, zone, Role.STANDBY, new DatabaseStatus(Instant.EPOCH, false, position, Optional.empty()));
    }

    private static DatabaseView down(String name, String zone) {
        return view(name, zone, Role.DOWN, null);
    }

    private static DatabaseView view(String name, String zone, Role role, DatabaseStatus status) {
        return new DatabaseView(name, zone, role, Optional.empty(), Optional.ofNullable(status));
    }
}
