package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has the platform start a job that holds a lock in its database, which other queries wait for, again and again. */
final class SlowQueries implements Injector {
    private final Operations operations;
    private final Duration lock;

    SlowQueries(Operations operations, Duration lock) {
        this.operations = operations;
        this.lock = lock;
    }

    @Override
    public List<Undo> undos() {
        return List.of(new Undo.EndSlowQueries(operations.api()));
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        operations.startSlowQueries(lock);
    }

    @Override
    public List<Proof> proofs() {
        return List.of(() -> operations.slowQueriesRun()
                ? Optional.of("the job is seen running, and holds its lock for " + lock.toMillis() + " ms each time")
                : Optional.empty());
    }

    @Override
    public Duration provenWithin() {
        return Operations.BOUND.plusSeconds(2);
    }

    @Override
    public String reverted() {
        return "ended the job that held the lock";
    }
}
