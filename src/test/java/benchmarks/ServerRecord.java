package benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the database servers of a run have themselves put on record: when each booking was committed ({@code
 * pg_xact_commit_timestamp} of the transaction that made it, which outlives a failover), and in their logs when a standby
 * was told to take over.
 */
final class ServerRecord {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PROMOTED = Pattern.compile(
            "^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d+) UTC .*LOG: +received promote request");

    private final Path run;
    private final TreeSet<Instant> commits = new TreeSet<>();

    /** Of a run's folder. A booking without a commit time is an {@link AssertionError}: the record has a hole. */
    ServerRecord(Path run) throws IOException {
        this.run = run;
        for (JsonNode booking : lines(run.resolve("read-back.jsonl"))) {
            if (!booking.path("committed").isTextual()) {
                throw new AssertionError("the server does not say when it committed " + booking);
            }
            commits.add(Instant.parse(booking.path("committed").asText()));
        }
    }

    /**
     * The first booking that {@code survivor} committed after it was first told to take over since {@code outage}. A dying
     * primary may go on committing for some milliseconds, and those commits are on its survivor's record too: what comes
     * after the order to take over is the survivor's own.
     */
    Optional<Instant> firstCommit(String survivor, Instant outage) throws IOException {
        Optional<Instant> promoted =
                promotions(survivor).stream().filter(at -> at.isAfter(outage)).findFirst();
        return promoted.map(commits::higher);
    }

    /** The last booking that was committed before {@code instant}. */
    Optional<Instant> lastCommitBefore(Instant instant) {
        return Optional.ofNullable(commits.lower(instant));
    }

    private List<Instant> promotions(String node) throws IOException {
        List<Instant> promotions = new ArrayList<>();
        Path log = run.resolve("logs").resolve(node + ".log");
        try (Stream<String> text = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            text.map(PROMOTED::matcher)
                    .filter(Matcher::find)
                    .forEach(line -> promotions.add(Instant.parse(line.group(1) + "T" + line.group(2) + "Z")));
        }
        return promotions;
    }

    static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<String> text = Files.lines(file)) {
            for (String line : text.toList()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }
}
