package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code mvn verify -Pknown-bad} runs: scenarios on deliberately broken platforms, each of which must come out red
 * with evidence that names the planted mistake's witness. A harness whose verdicts stay green here is worth nothing.
 */
class KnownBadIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAMED = Pattern.compile("^book ([^ ,]+),");

    @Test
    void withoutHealthChecksADeadInstanceStaysVisibleToUsers() {
        FaultlineRun run = FaultlineRun.of("pod-kill", "--known-bad", "no-health-checks");
        assertThat(run.status()).as("exit status").isEqualTo(1);
        JsonNode rto = run.verdict("booking-recovers");
        assertThat(rto.path("judgement").asText()).as(rto.toString()).isEqualTo("FAIL");
        assertThat(rto.path("outages")).as("outages of the red verdict").isNotEmpty();
    }

    @Test
    void aFailoverControllerThatSleepsIsAnOutageWithoutEnd() {
        FaultlineRun run = FaultlineRun.of("rds-failover", "--known-bad", "controller-asleep");
        assertThat(run.status()).as("exit status").isEqualTo(1);
        JsonNode rto = run.verdict("booking-recovers");
        assertThat(rto.path("judgement").asText()).as(rto.toString()).isEqualTo("FAIL");
        assertThat(rto.path("measured").asText()).contains("never recovered");
    }

    @Test
    void anAsynchronousStandbyLosesBookingsAndEachIsNamed() throws IOException {
        FaultlineRun run = FaultlineRun.of("rds-failover", "--known-bad", "async-standby");
        assertThat(run.status()).as("exit status").isEqualTo(1);
        JsonNode rpo = run.verdict("no-acknowledged-booking-lost");
        assertThat(rpo.path("judgement").asText()).as(rpo.toString()).isEqualTo("FAIL");
        Path folder = run.folder().orElseThrow();
        Set<String> lost = acknowledgedButNotHeld(folder);
        assertThat(lost).as("bookings that were acknowledged and are gone").isNotEmpty();
        assertThat(namedIn(rpo)).as("the bookings that the verdict names").isEqualTo(lost);
    }

    /** The plainest possible oracle: keys that a booking was acknowledged under and that the read-back does not have. */
    private static Set<String> acknowledgedButNotHeld(Path folder) throws IOException {
        Set<String> bookings = new HashSet<>();
        Set<String> acknowledged = new TreeSet<>();
        try (DirectoryStream<Path> ledgers = Files.newDirectoryStream(folder, "ledger*.jsonl")) {
            for (Path ledger : ledgers) {
                for (JsonNode line : lines(ledger)) {
                    String write = line.path("write").asText();
                    if (line.path("operation").asText().equals("book")) {
                        bookings.add(write);
                    } else if (line.path("answer").asText().equals("ACKNOWLEDGED")) {
                        acknowledged.add(write);
                    }
                }
            }
        }
        acknowledged.retainAll(bookings);
        lines(folder.resolve("read-back.jsonl"))
                .forEach(held -> acknowledged.remove(held.path("record").asText()));
        return acknowledged;
    }

    private static Set<String> namedIn(JsonNode verdict) {
        Set<String> named = new TreeSet<>();
        for (JsonNode line : verdict.path("evidence")) {
            Matcher loss = NAMED.matcher(line.asText());
            if (loss.find()) {
                named.add(loss.group(1));
            }
        }
        return named;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<String> text = Files.lines(file)) {
            for (String line : text.toList()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }
}
