package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Has the platform carry a migration out that drops tables. Nothing undoes that but a restore, so a point-in-time restore
 * to shortly before is its undo: a harness that dies in between leaves a database that is made whole all the same.
 */
final class DataLoss implements Injector {
    private final Operations operations;
    private final Instant target;

    /** For an injection that follows at once: what it is restored to lies {@code margin} before now. */
    DataLoss(Operations operations, Duration margin) {
        this.operations = operations;
        // PostgreSQL dates commits in microseconds.
        this.target = Instant.now().minus(margin).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<Undo> undos() {
        return List.of(new Undo.RestoreDatabase(operations.api(), target));
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        operations.migrateBadly();
    }

    @Override
    public List<Proof> proofs() {
        return List.of(() -> {
            List<String> missing = operations.missingTables();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the primary says that these tables are not there: " + String.join(", ", missing));
        });
    }

    @Override
    public Duration provenWithin() {
        return Operations.BOUND.plusSeconds(2);
    }

    @Override
    public Optional<Instant> restoresTo() {
        return Optional.of(target);
    }

    @Override
    public String reverted() {
        return "asked for the database as it was at " + target + ", and the restore came to its end";
    }
}
