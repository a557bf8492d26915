package dev.faultline.capacity;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.OutcomeLog;
import dev.faultline.timeline.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Writes every request and every event into the run's files, as it happens. What cannot be written ends the measuring: its
 * exception goes to whoever recorded. Safe for any thread.
 */
final class Records implements Closeable {
    private final JsonLines<Event> timeline;
    private final OutcomeLog outcomes;

    Records(RunFiles files) throws IOException {
        Files.createDirectories(files.folder());
        this.timeline = new JsonLines<>(files.timeline(), Event.class);
        this.outcomes = new OutcomeLog(files.outcomes());
    }

    void event(Event event) {
        timeline.append(event);
    }

    void outcome(Outcome outcome) {
        outcomes.append(outcome);
    }

    @Override
    public void close() throws IOException {
        try (timeline) {
            outcomes.close();
        }
    }
}
