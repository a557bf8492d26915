package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.database.DatabaseView.Role;
import dev.faultline.rehearsal.database.RegionDecision.Followers;
import dev.faultline.rehearsal.database.RegionDecision.Life;
import dev.faultline.rehearsal.database.RegionDecision.Observation;
import dev.faultline.rehearsal.database.RegionDecision.Slot;
import dev.faultline.rehearsal.database.RegionDecision.Writer;
import dev.faultline.rehearsal.database.RegionDecision.Writes;
import dev.faultline.rehearsal.failover.Presence;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.region.RegionDatabases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The first region's pair and the second region's replica, and the steps that change which of them takes the writes. */
public final class TwoRegionDatabases implements RegionDatabases {
    /** So long the replica may take to find a new primary of the first region before it is made anew. */
    private static final Duration FINDS_PRIMARY_WITHIN = Duration.ofSeconds(3);

    private static final Duration OLD_STREAM_ENDS_WITHIN = Duration.ofMillis(500);
    private static final Duration WAY_OPEN_LIMIT = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DatabasePair pair;
    private final RegionalReplica replica;
    private final StopSignal stop;
    private final PlatformLog log;
    private final FollowerSet followers = new FollowerSet();
    private PostgresServer keepsSlot;
    private volatile Writer writer = Writer.FIRST;
    /** Its own settings keep that, also when it is started again. */
    private Writes secondWrites = Writes.TAKEN;

    /** For two regions that are up. */
    public TwoRegionDatabases(Database first, RegionalReplica replica, StopSignal stop, PlatformLog log) {
        this.pair = first.pair();
        this.keepsSlot = pair.primary().server();
        this.replica = replica;
        this.stop = stop;
        this.log = log;
    }

    @Override
    public String writer() {
        return writer == Writer.FIRST ? pair.primary().name() : RegionalReplica.NAME;
    }

    @Override
    public boolean secondStands() {
        Role role = replica.view().role();
        return role == Role.REPLICA || role == Role.PRIMARY;
    }

    @Override
    public void fenceFirst() throws IOException, InterruptedException {
        pair.standDown();
    }

    @Override
    public void promoteSecond() throws IOException, InterruptedException {
        replica.promote();
        replica.path().repair();
        followers.clear();
        writer = pair.stoodDown() ? Writer.SECOND : Writer.SECOND_UNFENCED;
        log.say(RegionalReplica.NAME, "promoted");
    }

    @Override
    public void keepFollowing(BooleanSupplier firstHasPower) throws IOException, StartFailure, InterruptedException {
        if (writer == Writer.FIRST) {
            replica.noteWriter();
        }
        switch (RegionDecision.on(observe())) {
            case NONE -> {}
            case CLONE_SECOND -> cloneSecond();
            case KEEP_SLOT -> keepSlot();
            case RESTART_SECOND -> restartSecond();
            case RESUME_SECOND -> resumeSecond();
            case CLONE_FIRST -> cloneFirst(firstHasPower);
        }
    }

    @Override
    public boolean followed() {
        DatabaseNode follower = pair.primary();
        return writer == Writer.SECOND
                && followers.holds(follower)
                && follower.monitor().latest().filter(DatabaseStatus::receives).isPresent();
    }

    /**
     * The old writer is ended before the new one is promoted: at no moment do two take writes. What comes after the end is
     * undone by starting it again on its data; where that fails too, {@link #keepFollowing} goes on with it.
     */
    @Override
    public void handBack() throws IOException, StartFailure, InterruptedException {
        DatabaseNode taking = pair.primary();
        awaitAllIsThere(taking);
        replica.node().server().kill();
        try {
            replica.commands().promote(taking);
        } catch (IOException e) {
            taking.server().kill();
            undo(e, () -> {
                replica.restart();
                resumeSecond();
            });
            throw e;
        }
        secondIsNoWriter();
        pair.takeUp();
    }

    @Override
    public void promoteFirst() throws IOException, InterruptedException {
        replica.commands().promote(pair.primary());
        writer = Writer.SECOND_UNFENCED;
        pair.takeUp();
    }

    @Override
    public void abandonSecond() {
        replica.node().server().kill();
        secondIsNoWriter();
    }

    /** It has ended, and is made anew: what it was told to do goes with its data. */
    private void secondIsNoWriter() {
        writer = Writer.FIRST;
        secondWrites = Writes.TAKEN;
        replica.standsBy();
    }

    private void awaitAllIsThere(DatabaseNode taking) throws IOException, InterruptedException {
        PrimaryCommands commands = replica.commands();
        secondWrites = Writes.STOPPED; // before it is told: of a failure nobody knows whether it has heard
        try {
            commands.awaitReceived(taking, commands.stopWrites(replica.node()));
        } catch (IOException e) {
            undo(e, this::resumeSecond);
            throw e;
        }
    }

    /** A step back from what failed. */
    @FunctionalInterface
    private interface StepBack {
        void take() throws IOException, StartFailure, InterruptedException;
    }

    /** What failed first is what is told: a step back that fails too is taken again by {@link #keepFollowing}. */
    private void undo(IOException failed, StepBack back) throws InterruptedException {
        try {
            back.take();
        } catch (IOException | StartFailure e) {
            failed.addSuppressed(e);
            log.say(RegionalReplica.NAME, "does not take writes yet, which will be tried again: " + e.getMessage());
        }
    }

    private void resumeSecond() throws IOException {
        replica.commands().resumeWrites(replica.node());
        secondWrites = Writes.TAKEN;
        log.say(RegionalReplica.NAME, "takes writes again, since nothing was handed back");
    }

    private Observation observe() {
        DatabaseNode second = replica.node();
        boolean firstAnswers = !replica.path().stuck()
                && pair.primary()
                        .monitor()
                        .latest()
                        .filter(DatabaseStatus::writer)
                        .isPresent()
                && !pair.primary().monitor().silent();
        return new Observation(
                writer,
                firstAnswers ? Presence.THERE : Presence.LOST,
                second.monitor().presence(),
                second.server().process().isPresent() ? Life.RUNS : Life.GONE,
                keepsSlot == pair.primary().server() ? Slot.KEPT : Slot.ELSEWHERE,
                followers.holdsAll(firstNodes()) ? Followers.ALL : Followers.MISSING,
                secondWrites);
    }

    private List<DatabaseNode> firstNodes() {
        return List.of(pair.primary(), pair.standby());
    }

    private void cloneSecond() throws IOException, StartFailure, InterruptedException {
        PostgresServer primary = pair.primary().server();
        log.say(RegionalReplica.NAME, "being cloned from " + primary.name());
        replica.follow();
        keepsSlot = primary;
        log.say(RegionalReplica.NAME, "cloned and started");
    }

    /**
     * A new primary, or one that was restored, may have less than the replica had from the old one: then that cannot
     * follow, and is made anew.
     */
    private void keepSlot() throws IOException, StartFailure, InterruptedException {
        DatabaseNode primary = pair.primary();
        replica.forgetWriter();
        replica.commands().reserveSlot(primary, replica.node());
        Instant since = Instant.now().plus(OLD_STREAM_ENDS_WITHIN);
        if (stop.await(() -> receivesSince(since), BETWEEN_LOOKS, FINDS_PRIMARY_WITHIN)) {
            keepsSlot = primary.server();
            log.say(RegionalReplica.NAME, "follows " + primary.name());
        } else if (!pair.primary().monitor().silent()) {
            cloneSecond();
        }
    }

    private boolean receivesSince(Instant since) {
        return replica.node()
                .monitor()
                .latest()
                .filter(status -> status.receives() && status.at().isAfter(since))
                .isPresent();
    }

    private void restartSecond() throws IOException, StartFailure, InterruptedException {
        log.say(RegionalReplica.NAME, "lost, and takes the writes: starting it again on its data");
        replica.restart();
        if (secondWrites == Writes.STOPPED) {
            resumeSecond();
        }
    }

    /** What lost its power is made anew, one after the other: it may hold what the new writer never had. */
    private void cloneFirst(BooleanSupplier firstHasPower) throws IOException, StartFailure, InterruptedException {
        if (!firstHasPower.getAsBoolean()) {
            return;
        }
        for (DatabaseNode node : firstNodes()) {
            if (!followers.holds(node)) {
                requireOpenWay(node);
                log.say(node.name(), "has power again: being cloned from " + RegionalReplica.NAME);
                replica.clones().make(node, replica.node());
                followers.add(node);
                log.say(node.name(), "cloned, a replica of " + RegionalReplica.NAME);
                return;
            }
        }
    }

    /** A clone begins by emptying a folder: not before there is something to fill it from. */
    private void requireOpenWay(DatabaseNode node) throws IOException {
        int port = replica.path().port(node, replica.node());
        WireConnection.openReplication(port, "look", WAY_OPEN_LIMIT).close();
    }
}
