package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.control.TopologyReport.Signal;
import dev.faultline.rehearsal.database.DatabaseStatus;
import dev.faultline.rehearsal.database.DatabaseStatus.StandbyStatus;
import dev.faultline.rehearsal.database.DatabaseView;
import java.util.List;
import java.util.Optional;

/** How far a standby is behind its primary, in bytes of write-ahead log. */
final class ReplicationLag {
    private ReplicationLag() {}

    /**
     * The lag of each standby that is known: as the primary sees it, or, when it no longer streams, by what each of the
     * two last said of itself.
     */
    static List<Signal> of(List<DatabaseView> databases) {
        return databases.stream()
                .filter(standby -> !standby.writes())
                .flatMap(standby -> lag(databases, standby).stream()
                        .map(bytes -> new Signal("replication-lag-bytes", standby.name(), bytes)))
                .toList();
    }

    private static Optional<Long> lag(List<DatabaseView> databases, DatabaseView standby) {
        Optional<DatabaseStatus> primary =
                databases.stream().filter(DatabaseView::writes).findFirst().flatMap(DatabaseView::status);
        Optional<Long> reached = primary.flatMap(DatabaseStatus::standby)
                .map(StandbyStatus::flushed)
                .filter(flushed -> flushed > 0)
                .or(() -> standby.status().map(DatabaseStatus::position));
        return primary.flatMap(status -> reached.map(position -> Math.max(0, status.position() - position)));
    }
}
