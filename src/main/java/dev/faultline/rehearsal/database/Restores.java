package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.database.RestoreStatus.State;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries point-in-time restores out, one at a time, each on a thread of its own: a fresh server recovers beside the pair,
 * which goes on serving, and takes the primary's place once it takes writes. Safe for any thread.
 */
public final class Restores implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    /**
     * What was handed out after the restored instant is forgotten here and in the hands of people: an id must not be given
     * to somebody else. More are left out than can have been given out since.
     */
    private static final String LEAVE_IDS_OUT = "SELECT setval((quote_ident(schemaname) || '.' ||"
            + " quote_ident(sequencename))::regclass, coalesce(last_value, 0) + 10000) FROM pg_sequences";

    private final DatabasePair pair;
    private final PostgresSite site;
    private final WalArchive archive;
    private final NightlyBackup backups;
    private final PortSource ports;
    private final PlatformLog log;
    private final PointInTimeRecovery recovery;
    private Thread thread;
    private int made;
    private volatile Optional<RestoreStatus> current = Optional.empty();

    /** None has been asked for yet. */
    Restores(
            DatabasePair pair,
            PostgresSite site,
            WalArchive archive,
            NightlyBackup backups,
            PortSource ports,
            PlatformLog log) {
        this.pair = pair;
        this.site = site;
        this.archive = archive;
        this.backups = backups;
        this.ports = ports;
        this.log = log;
        this.recovery = new PointInTimeRecovery(site, ports);
    }

    /**
     * Begins to restore what was committed by {@code target}. To ask for the newest restore's instant again changes
     * nothing. Empty when a restore to another instant is under way.
     */
    public synchronized Optional<RestoreStatus> begin(Instant target) {
        if (current.filter(status -> status.target().equals(target)).isPresent()) {
            return current;
        }
        if (current.filter(status -> !status.over()).isPresent()) {
            return Optional.empty();
        }
        tell(target, State.RECOVERING, "a fresh server recovers from base backup and archive");
        made++;
        thread = new Thread(() -> carryOut(target, "restored-" + made), "restore");
        thread.setDaemon(true);
        thread.start();
        return current;
    }

    /** The newest restore; empty when there was none yet. */
    public Optional<RestoreStatus> current() {
        return current;
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(CLOSE_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void carryOut(Instant target, String folder) {
        try {
            Optional<BackupFile> base = backups.newest();
            if (base.isEmpty()) {
                tell(target, State.FAILED, "there is no base backup: nothing to restore from");
                return;
            }
            tell(target, State.COMPLETED, restore(target, base.get(), folder));
        } catch (IOException | StartFailure | RuntimeException e) {
            tell(target, State.FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says what was reached. */
    private String restore(Instant target, BackupFile base, String folder)
            throws IOException, StartFailure, InterruptedException {
        base.requireWhole();
        completeArchive();
        PostgresServer fresh =
                new PostgresServer(pair.primary().name(), pair.primary().zone(), folder, site, ports.next());
        boolean serves = false;
        try {
            String reached = recovered(fresh, base, target);
            leaveIdsOut(fresh);
            PostgresServer old = pair.replacePrimary(fresh);
            serves = true;
            clear(old);
            return reached;
        } finally {
            if (!serves) {
                fresh.close();
            }
        }
    }

    /** A primary that is dead has archived what it could: the restore is not to fail for it. */
    private void completeArchive() throws InterruptedException {
        try {
            if (!archive.completeFrom(pair.primary().server().port())) {
                log.say("restore", "the newest segment of the log did not come to the archive");
            }
        } catch (IOException e) {
            log.say("restore", "the primary cannot be asked for the newest of its log: " + e.getMessage());
        }
    }

    /** An archive that does not reach the target is no reason to stay without data: it is used as far as it goes. */
    private String recovered(PostgresServer fresh, BackupFile base, Instant target)
            throws IOException, StartFailure, InterruptedException {
        if (recovery.recover(fresh, base.file(), Optional.of(target))) {
            return "recovered to the instant that was asked for";
        }
        String why = archive.gapAfter(base).map(gap -> ": " + gap).orElse("");
        log.say("restore", "the archive ends before " + target + why + "; recovering as far as it goes");
        if (recovery.recover(fresh, base.file(), Optional.empty())) {
            return "the archive ends before the instant that was asked for" + why + "; recovered as far as it goes";
        }
        throw new StartFailure(fresh.name(), "the restored server did not start", fresh.lastLogLines());
    }

    private static void leaveIdsOut(PostgresServer fresh) throws IOException {
        try (WireConnection connection = WireConnection.open(fresh.port(), Database.NAME, "restore", ANSWER_LIMIT)) {
            connection.query(LEAVE_IDS_OUT, ANSWER_LIMIT);
        }
    }

    private void clear(PostgresServer old) {
        try {
            FolderTree.delete(old.data());
        } catch (IOException e) {
            log.say("restore", "the folder of the server that was replaced is still there: " + e.getMessage());
        }
    }

    private void tell(Instant target, State state, String detail) {
        current = Optional.of(new RestoreStatus(target, state, detail));
        log.say("restore", current.get().toString());
    }
}
