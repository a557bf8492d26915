package dev.faultline.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The requests of a recorded access log that can be sent again, and what became of the others. Only {@code GET} and
 * {@code HEAD} are sent: a log holds no bodies, so that a write cannot be repeated as it was, and one that could should
 * not be.
 *
 * @param requests those that can be sent, in the order in which they came; never empty
 * @param began when the first of them came, by the second
 * @param length from the first of them to the end of the second in which the last one came
 * @param writes how many had another method
 * @param unusable how many lines could not be used
 * @param examples the first few of those
 * @param sha256 the file's hash, in hexadecimal digits
 */
public record AccessLog(
        List<Request> requests,
        Instant began,
        Duration length,
        int writes,
        int unusable,
        List<Unusable> examples,
        String sha256) {
    /** The most bytes that are read. */
    static final long LARGEST_BYTES = 100_000_000;

    /** Copies the lists, so that the record cannot change. */
    public AccessLog {
        requests = List.copyOf(requests);
        examples = List.copyOf(examples);
    }

    /**
     * A request that can be sent.
     *
     * @param at when it came, counted from the first one; a log tells seconds, within which they are spread evenly
     * @param address the client's address; empty where the log has another name for it
     * @param method GET or HEAD
     * @param name what requests to this path are called, for example {@code availability}
     * @param target the path, with its query
     * @param status what it was answered with when it was recorded
     */
    public record Request(
            Duration at, Optional<String> address, String method, String name, String target, int status) {}

    /** A line that could not be used, by its number from 1. */
    public record Unusable(int line, String why) {
        @Override
        public String toString() {
            return "line " + line + ": " + why;
        }
    }

    /**
     * Reads a log.
     *
     * @param journeys whose paths may be asked for
     * @throws IOException when it cannot be read, is too large, or has nothing that can be sent
     */
    public static AccessLog read(Path file, Journeys journeys) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no log " + file);
        }
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("the log " + file + " is larger than 100 MB");
        }
        AccessLogLines lines = new AccessLogLines(journeys);
        MessageDigest digest = digest();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new DigestInputStream(Files.newInputStream(file), digest), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.take(line);
            }
        }
        return lines.log(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** When each request is due, at a multiple of the speed at which it was recorded; more than 0. */
    public List<Duration> due(double speed) {
        return requests.stream().map(request -> faster(request.at(), speed)).toList();
    }

    /** When the last request came, by the second. */
    Instant ended() {
        return began.plus(length).minusSeconds(1);
    }

    /** Whether it takes longer than {@code limit} at that speed; to be asked first, since no other figure has room for ages. */
    boolean lastsLongerThan(Duration limit, double speed) {
        return length.toSeconds() / speed > limit.toSeconds();
    }

    /** How long it takes at that speed. */
    public Duration lasts(double speed) {
        return faster(length, speed);
    }

    private static Duration faster(Duration duration, double speed) {
        return Duration.ofNanos(Math.round(duration.toNanos() / speed));
    }

    /** Seconds from one instant to another, which a log tells in whole ones. */
    static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
