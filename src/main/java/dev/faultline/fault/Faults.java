package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Injects the faults of a run and takes them back. Each undo is in the journal before its fault is applied, nothing is
 * injected without the lease, and whatever was injected is taken back exactly once, whoever asks for it: the run, a stop
 * condition, or a shutdown hook while an injection is under way. Safe for any thread.
 */
public final class Faults implements AutoCloseable {
    /** An injection under way stops at its next act; no act takes longer than this. */
    private static final Duration ONE_ACT = FaultProxy.BOUND.plusSeconds(4);

    private final FaultGround ground;
    private final Journal journal;
    private final Lease lease;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Prover prover = new Prover();
    private final List<Injection> injections = new CopyOnWriteArrayList<>();

    /** Held by an injection while it acts. Taken before an injection's own lock, never after it. */
    private final ReentrantLock acting = new ReentrantLock();

    private volatile boolean over;

    /**
     * The faults of one run.
     *
     * @param ground where they are injected
     * @param journal where undos are written ahead
     * @param lease without it nothing is injected
     * @param clock the run's clock
     * @param events takes what happens; called by several threads, and must not call back into this object
     */
    public Faults(FaultGround ground, Journal journal, Lease lease, RunClock clock, Consumer<Event> events) {
        this.ground = ground;
        this.journal = journal;
        this.lease = lease;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Injects a fault, and returns once it is applied; whether it has bitten is found out beside, see
     * {@link Injection#proof()}.
     *
     * @throws LeaseLost when this process may not inject any more
     * @throws InjectionFailed when a target is not there, the fault could not be applied, or all faults were reverted;
     *     what was applied of it has been taken back
     */
    public Injection inject(PlannedFault fault) throws InjectionFailed, InterruptedException {
        acting.lockInterruptibly();
        try {
            requireAllowed(fault);
            Injection injection = new Injection(fault, ground.injector(fault));
            injections.add(injection);
            apply(injection);
            return injection;
        } finally {
            acting.unlock();
        }
    }

    /**
     * That a fault has ended although this run did not end it, as an experiment does of which a stop condition was met;
     * empty while all is well.
     *
     * @throws IOException when that cannot be found out
     */
    public Optional<Event.StopConditionMet> endedEarly() throws IOException, InterruptedException {
        for (Injection injection : injections) {
            Optional<Event.StopConditionMet> ended = injection.isReverted()
                    ? Optional.empty()
                    : injection.injector().endedEarly(clock.now());
            if (ended.isPresent()) {
                return ended;
            }
        }
        return Optional.empty();
    }

    private void requireAllowed(PlannedFault fault) throws InjectionFailed {
        if (over) {
            throw new InjectionFailed("fault " + fault.spec().id()
                    + " is not injected (any further), because all faults of this run are being reverted");
        }
        lease.requireHeld();
    }

    private void apply(Injection injection) throws InjectionFailed, InterruptedException {
        try {
            for (Undo undo : injection.injector().undos()) {
                injection.intended(journal.intend(undo));
            }
            requireAllowed(injection.fault());
            act(injection);
        } catch (IOException e) {
            throw failed(injection, e);
        } catch (InjectionFailed | InterruptedException | RuntimeException e) {
            takeBack(injection).ifPresent(e::addSuppressed);
            throw e;
        }
    }

    private void act(Injection injection) throws IOException, InjectionFailed, InterruptedException {
        Instant at = clock.now();
        injection.began(at);
        try {
            injection.injector().apply(new Guarded(injection));
        } finally {
            // Also when it failed half-way: something may have been broken, and the timeline has to say so.
            FaultSpec spec = injection.fault().spec();
            events.accept(new Event.FaultInjected(
                    at,
                    spec.id(),
                    spec.kind(),
                    injection.injector().targets(injection.fault().targets()),
                    clock.now()));
        }
        // Asked after the act as well: a process that was frozen between its last look and the act finds out here.
        requireAllowed(injection.fault());
        Injector injector = injection.injector();
        var unused = prover.prove(injector.proofs(), injector.provenWithin(), injection::isReverted)
                .thenAccept(proof -> proven(injection, proof));
    }

    private void proven(Injection injection, Optional<String> proof) {
        injection.reverting().lock();
        Optional<String> valid = injection.isReverted() ? Optional.empty() : proof;
        try {
            valid.ifPresent(words -> events.accept(
                    new Event.FaultBit(clock.now(), injection.fault().spec().id(), words)));
        } finally {
            var unused = injection.prove(valid);
            injection.reverting().unlock();
        }
    }

    private InjectionFailed failed(Injection injection, IOException cause) throws InterruptedException {
        InjectionFailed failure = new InjectionFailed(
                "fault " + injection.fault().spec().id() + " could not be applied: " + cause.getMessage(), cause);
        takeBack(injection).ifPresent(failure::addSuppressed);
        return failure;
    }

    /** Takes back an injection that failed; what cannot be stays in the journal, for revertAll and the watchdog. */
    private Optional<Exception> takeBack(Injection injection) throws InterruptedException {
        try {
            if (injection.isReverted()) {
                // revertAll did not wait for this one: what it undid may have been done since.
                for (Intent intent : injection.intents()) {
                    journal.undo(intent);
                }
            }
            revert(injection);
            return Optional.empty();
        } catch (UndoFailed | RuntimeException e) {
            return Optional.of(e);
        }
    }

    /**
     * Takes a fault back, verified; one that was taken back already is left alone. A thread that comes second waits for
     * the first.
     *
     * @throws UndoFailed when something of it remains; it can be tried again, and stays in the journal
     */
    public void revert(Injection injection) throws UndoFailed, InterruptedException {
        injection.reverting().lockInterruptibly();
        try {
            if (injection.isReverted()) {
                return;
            }
            askForData(injection);
            injection.takeBack(journal);
            Instant at = clock.now();
            boolean unproven = injection.prove(Optional.empty());
            if (injection.at().isPresent()) {
                String how = injection.injector().reverted() + (unproven ? " (before it was seen to have bitten)" : "");
                events.accept(
                        new Event.FaultReverted(at, injection.fault().spec().id(), how));
            }
        } finally {
            injection.reverting().unlock();
        }
    }

    private void askForData(Injection injection) {
        if (injection.at().isPresent()) {
            injection
                    .injector()
                    .restoresTo()
                    .ifPresent(target -> events.accept(new Event.RestoreAsked(
                            clock.now(), injection.fault().spec().id(), target)));
        }
    }

    /**
     * Takes back every fault, the last first, and allows no further injection; one that is under way is stopped at its
     * next act. May be called by a shutdown hook. Goes on after failures and interruption.
     *
     * @return what could not be taken back, or told; empty when all is well
     */
    public List<Exception> revertAll() {
        over = true;
        List<Exception> failures = new ArrayList<>();
        boolean interrupted = Thread.interrupted();
        boolean alone = false;
        try {
            alone = acting.tryLock(ONE_ACT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            List<Injection> lastFirst = new ArrayList<>(injections);
            Collections.reverse(lastFirst);
            for (Injection injection : lastFirst) {
                interrupted |= revertUninterrupted(injection, failures);
            }
        } finally {
            if (alone) {
                acting.unlock();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return failures;
    }

    /** Tries again once when it is interrupted: to leave a fault in place is worse than to be late. */
    private boolean revertUninterrupted(Injection injection, List<Exception> failures) {
        boolean interrupted = false;
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                revert(injection);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                if (attempt > 0) {
                    failures.add(e);
                }
            } catch (UndoFailed | RuntimeException e) {
                failures.add(e);
                return interrupted;
            }
        }
        return interrupted;
    }

    /** Stops looking for proofs. Does not revert: see {@link #revertAll()}. */
    @Override
    public void close() {
        prover.close();
    }

    /** Lets one injection act while it is allowed to. */
    private final class Guarded implements Injector.Guard {
        private final Injection injection;

        Guarded(Injection injection) {
            this.injection = injection;
        }

        @Override
        public void check() throws InjectionFailed {
            requireAllowed(injection.fault());
        }

        @Override
        public void intend(Undo undo) throws IOException {
            injection.intended(journal.intend(undo));
        }
    }
}
