package dev.faultline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.OutcomeLog;
import dev.faultline.timeline.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The words that a load generator says to its owner, a line each; the reading side is {@link ProtocolReader}. Safe for
 * any thread.
 */
final class ProtocolLines {
    static final String ANCHOR = "ANCHOR ";
    static final String READY = "READY";
    static final String STARTED = "STARTED ";
    static final String OUTCOME = "O\t";
    static final String UNDER_WAY = "U\t";
    static final String DONE = "DONE ";

    private final Writer out;

    ProtocolLines(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void anchor(ClockAnchor anchor) throws IOException {
        say(ANCHOR + json(anchor));
    }

    void ready() throws IOException {
        say(READY);
    }

    void started(Instant at) throws IOException {
        say(STARTED + ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    void underWay(long users, long requests) throws IOException {
        say(UNDER_WAY + users + "\t" + requests);
    }

    void done(InjectorReport report) throws IOException {
        say(DONE + json(report));
    }

    /** Says an outcome, but leaves it to {@link #flush} to send it. */
    synchronized void outcome(Outcome outcome) throws IOException {
        out.write(OUTCOME + OutcomeLog.format(outcome) + "\n");
    }

    synchronized void flush() throws IOException {
        out.flush();
    }

    private synchronized void say(String line) throws IOException {
        out.write(line + "\n");
        out.flush();
    }

    private static String json(Object value) throws JsonProcessingException {
        return RecordJson.mapper().writeValueAsString(value);
    }
}
