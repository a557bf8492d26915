package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.CacheStatus;
import dev.faultline.rehearsal.cache.CacheView;
import dev.faultline.rehearsal.control.TopologyReport.Invariant;
import dev.faultline.rehearsal.database.DatabaseStatus;
import dev.faultline.rehearsal.database.DatabaseView;
import dev.faultline.rehearsal.database.DatabaseView.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges what must hold while nothing is broken, from how the nodes look. Pure functions. */
final class Invariants {
    private Invariants() {}

    /** Exactly one database takes writes. */
    static Invariant oneWriter(List<DatabaseView> databases) {
        String writers = databases.stream()
                .filter(DatabaseView::writes)
                .map(DatabaseView::name)
                .collect(Collectors.joining(", "));
        long count = databases.stream().filter(DatabaseView::writes).count();
        return new Invariant("one-writer", count == 1, writers.isEmpty() ? "none" : writers);
    }

    /**
     * A standby in another zone than the primary's holds everything that was acknowledged; {@code inSync} is the failover
     * controller's word for that.
     */
    static Invariant synchronousStandby(List<DatabaseView> databases, boolean inSync) {
        Optional<DatabaseView> primary = withRole(databases, Role.PRIMARY);
        Optional<DatabaseView> standby = withRole(databases, Role.STANDBY);
        if (primary.isEmpty() || standby.isEmpty()) {
            return synchronousStandby(false, primary.isEmpty() ? "no primary" : "no standby");
        }
        boolean elsewhere = !primary.get().zone().equals(standby.get().zone());
        String found = standby.get().name() + " in zone " + standby.get().zone() + ", "
                + word(primary.get().status(), inSync);
        return synchronousStandby(inSync && elsewhere, found);
    }

    /** In the region where the writer is not, a replica gets the log from it. */
    static Invariant crossRegionReplica(List<DatabaseView> first, DatabaseView second) {
        boolean secondWrites = second.role() == Role.PRIMARY;
        Optional<DatabaseView> follower = (secondWrites ? first.stream() : Stream.of(second))
                .filter(view -> view.role() == Role.REPLICA)
                .filter(view -> view.status().filter(DatabaseStatus::receives).isPresent())
                .findFirst();
        String nobody = "no replica streams in the " + (secondWrites ? "first" : "second") + " region";
        String found = follower.map(view -> view.name() + " streams").orElse(nobody);
        return new Invariant("cross-region-replica", follower.isPresent(), found);
    }

    /** Something is ready in every zone. */
    static Invariant readyInEveryZone(Map<String, Integer> readyByZone) {
        String found = readyByZone.entrySet().stream()
                .map(zone -> zone.getKey() + " " + zone.getValue())
                .collect(Collectors.joining(", "));
        boolean held = readyByZone.values().stream().allMatch(ready -> ready > 0);
        return new Invariant("ready-in-every-zone", held, found);
    }

    /** A replica in another zone than the primary's gets every change of the cache as it is made. */
    static Invariant cacheReplica(List<CacheView> caches) {
        Optional<CacheView> primary = withRole(caches, CacheView.Role.PRIMARY);
        Optional<CacheView> replica = withRole(caches, CacheView.Role.REPLICA);
        if (primary.isEmpty() || replica.isEmpty()) {
            return cacheReplica(false, primary.isEmpty() ? "no primary" : "no replica");
        }
        boolean elsewhere = !primary.get().zone().equals(replica.get().zone());
        boolean follows = replica.get().status().filter(CacheStatus::follows).isPresent();
        String found = replica.get().name() + " in zone " + replica.get().zone() + ", "
                + (follows ? "following" : "not following");
        return cacheReplica(elsewhere && follows, found);
    }

    private static Invariant cacheReplica(boolean held, String found) {
        return new Invariant("cache-replica-in-another-zone", held, found);
    }

    private static Optional<CacheView> withRole(List<CacheView> caches, CacheView.Role role) {
        return caches.stream().filter(cache -> cache.role() == role).findFirst();
    }

    /** As many API instances take traffic as are wanted, and as many are wanted as there may be. */
    static Invariant desiredCapacity(int desired, int ready, int fewest, int most) {
        boolean held = desired == ready && desired >= fewest && desired <= most;
        return new Invariant(
                "desired-capacity", held, ready + " ready of " + desired + " desired, " + fewest + " to " + most);
    }

    private static Invariant synchronousStandby(boolean held, String found) {
        return new Invariant("synchronous-standby-in-another-zone", held, found);
    }

    private static Optional<DatabaseView> withRole(List<DatabaseView> databases, Role role) {
        return databases.stream().filter(database -> database.role() == role).findFirst();
    }

    private static String word(Optional<DatabaseStatus> primary, boolean inSync) {
        if (inSync) {
            return "sync";
        }
        return primary.filter(DatabaseStatus::streams).isPresent() ? "async" : "not streaming";
    }
}
