package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.database.BadMigration;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.Restores;
import dev.faultline.rehearsal.database.ServerClock;
import dev.faultline.rehearsal.database.SlowQueries;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** What is done to the database by hand: a job that locks, a migration that destroys, a restore that brings back. */
final class DatabaseOperations {
    private static final Answer NO_CONTENT = new Answer(204, Answer.JSON, ByteBuffer.allocate(0));

    private final SlowQueries slowQueries;
    private final BadMigration badMigration;
    private final Restores restores;
    private final ServerClock clock;

    DatabaseOperations(Database database) {
        this.slowQueries = database.slowQueries();
        this.badMigration = database.badMigration();
        this.restores = database.restores();
        this.clock = database.clock();
    }

    Answer slowDown(Call call) {
        String lock = call.text("lock");
        try {
            slowQueries.start(Duration.parse(lock));
            return NO_CONTENT;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new Refusal(Answer.error(400, "lock: expected a duration such as PT0.4S, found '" + lock + "'"));
        }
    }

    Answer slowQueries(Call call) {
        return Answer.json(200, Map.of("running", slowQueries.isRunning()));
    }

    Answer endSlowQueries(Call call) {
        slowQueries.stop();
        return NO_CONTENT;
    }

    Answer migrate(Call call) throws IOException {
        badMigration.run();
        return NO_CONTENT;
    }

    /** Which of the tables that the migration drops are not there. */
    Answer migrated(Call call) throws IOException {
        return Answer.json(200, Map.of("missing", badMigration.missing()));
    }

    /** What the clock shows that the primary dates commits by. */
    Answer clock(Call call) throws IOException {
        return Answer.json(200, Map.of("now", clock.now().toString()));
    }

    Answer restore(Call call) {
        String target = call.text("target");
        try {
            return restores.begin(Instant.parse(target))
                    .map(status -> Answer.json(202, status))
                    .orElseGet(() -> Answer.error(409, "a_restore_is_under_way"));
        } catch (DateTimeParseException e) {
            throw new Refusal(Answer.error(
                    400, "target: expected an instant such as 2026-12-01T09:00:00.5Z, found '" + target + "'"));
        }
    }

    Answer restored(Call call) {
        return restores.current()
                .map(status -> Answer.json(200, status))
                .orElseGet(() -> Answer.error(404, "no_restore_yet"));
    }
}
