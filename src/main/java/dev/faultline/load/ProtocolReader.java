package dev.faultline.load;

import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.OutcomeLog;
import dev.faultline.timeline.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * The owner's side of {@link ProtocolLines}: reads what a load generator says until it stops, tells the listener, and
 * completes the futures. Whatever happens, {@code done} completes: a generator that ends without its last word has
 * crashed.
 */
final class ProtocolReader implements Runnable {
    private final BufferedReader in;
    private final InjectorListener listener;
    private final UnaryOperator<String> explain;
    private final CompletableFuture<ClockAnchor> ready = new CompletableFuture<>();
    private final CompletableFuture<Instant> started = new CompletableFuture<>();
    private final CompletableFuture<InjectorReport> done = new CompletableFuture<>();
    private ClockAnchor anchor;
    private long requests;
    private long usersUnderWay;

    /**
     * Makes a reader.
     *
     * @param in what the load generator says
     * @param explain adds to what went wrong what its process and its log tell
     */
    ProtocolReader(BufferedReader in, InjectorListener listener, UnaryOperator<String> explain) {
        this.in = in;
        this.listener = listener;
        this.explain = explain;
    }

    @Override
    public void run() {
        String trouble = "it ended without a report";
        try (in) {
            String line = in.readLine();
            while (line != null) {
                hear(line);
                line = in.readLine();
            }
        } catch (IOException e) {
            trouble = "what it said could not be read: " + e.getMessage();
        } catch (RuntimeException e) {
            trouble = "what it said could not be taken in: " + e;
        }
        end(trouble);
    }

    private void hear(String line) throws IOException {
        if (line.startsWith(ProtocolLines.OUTCOME)) {
            requests++;
            listener.requestEnded(OutcomeLog.parse(line.substring(ProtocolLines.OUTCOME.length())));
        } else if (line.startsWith(ProtocolLines.UNDER_WAY)) {
            String[] counts = line.split("\t", -1);
            usersUnderWay = Long.parseLong(counts[1]);
            listener.underWay(usersUnderWay, Long.parseLong(counts[2]));
        } else if (line.startsWith(ProtocolLines.STARTED)) {
            long micros = Long.parseLong(line.substring(ProtocolLines.STARTED.length()));
            started.complete(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        } else if (line.startsWith(ProtocolLines.ANCHOR)) {
            anchor = json(line, ProtocolLines.ANCHOR, ClockAnchor.class);
        } else if (line.equals(ProtocolLines.READY)) {
            ready.complete(anchor);
        } else if (line.startsWith(ProtocolLines.DONE)) {
            done.complete(json(line, ProtocolLines.DONE, InjectorReport.class));
        } else {
            throw new IOException("a line that is no part of the protocol: " + line);
        }
    }

    private static <T> T json(String line, String word, Class<T> type) throws IOException {
        return RecordJson.mapper().readValue(line.substring(word.length()), type);
    }

    private void end(String trouble) {
        if (done.isDone() && started.isDone()) {
            return;
        }
        String why = explain.apply(trouble);
        InjectorFailedException failure = new InjectorFailedException(why, null);
        ready.completeExceptionally(failure);
        started.completeExceptionally(failure);
        done.complete(InjectorReport.crashed(usersUnderWay, requests, why));
    }

    /** Completes when the generator is loaded and waits for the word to start; exceptionally when it ended before. */
    CompletableFuture<ClockAnchor> ready() {
        return ready;
    }

    /** Completes when the injection has started; exceptionally when the generator ended before. */
    CompletableFuture<Instant> started() {
        return started;
    }

    /** Completes with the last word of the generator, or with a report that says that it crashed; never exceptionally. */
    CompletableFuture<InjectorReport> done() {
        return done;
    }
}
