package drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plainest possible oracle of lost writes, which shares no code with the verdicts: a booking is lost when it was
 * acknowledged and its key is not held; a payment or a cancellation when it was acknowledged in a version that its record
 * has not reached, or that is another write's.
 */
public final class WriteOracle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAMED = Pattern.compile("^(book|pay|cancel) ([^ ,]+)[ ,]");

    private WriteOracle() {}

    /** Operation and key of each write that is lost, from the files of a run. */
    static Set<String> lost(Path folder) throws IOException {
        return lostAt(folder).keySet();
    }

    /** The same, each with when it was acknowledged. */
    public static Map<String, Instant> lostAt(Path folder) throws IOException {
        Map<String, JsonNode> held = new HashMap<>();
        for (JsonNode line : lines(folder.resolve("read-back.jsonl"))) {
            held.put(line.path("record").asText(), line);
        }
        Map<String, JsonNode> acknowledged = new HashMap<>();
        List<JsonNode> intents = new ArrayList<>();
        try (DirectoryStream<Path> ledgers = Files.newDirectoryStream(folder, "ledger*.jsonl")) {
            for (Path ledger : ledgers) {
                for (JsonNode line : lines(ledger)) {
                    if (line.has("operation")) {
                        intents.add(line);
                    } else if (line.path("answer").asText().equals("ACKNOWLEDGED")) {
                        acknowledged.put(line.path("write").asText(), line);
                    }
                }
            }
        }
        Map<String, Instant> lost = new TreeMap<>();
        for (JsonNode intent : intents) {
            JsonNode answer = acknowledged.get(intent.path("write").asText());
            if (answer != null
                    && isLost(intent, answer, held.get(intent.path("record").asText()))) {
                lost.put(
                        intent.path("operation").asText() + " "
                                + intent.path("write").asText(),
                        Instant.parse(answer.path("at").asText()));
            }
        }
        return lost;
    }

    private static boolean isLost(JsonNode intent, JsonNode answer, JsonNode held) {
        String operation = intent.path("operation").asText();
        if (operation.equals("forge")) {
            return false; // Nobody is promised anything.
        }
        if (held == null || operation.equals("book")) {
            return held == null;
        }
        long version = held.path("version").asLong();
        long promised = answer.path("version").asLong();
        boolean another =
                !held.path("state").asText().equals(intent.path("intendedState").asText());
        return version < promised || (version == promised && another);
    }

    /** Of these writes the {@code most} that were acknowledged first. */
    static Set<String> oldest(Map<String, Instant> lost, int most) {
        return lost.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(
                                write -> write.getKey().substring(write.getKey().indexOf(' '))))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Operation and key of each write that a verdict's evidence names. */
    public static Set<String> named(JsonNode verdict) {
        Set<String> named = new TreeSet<>();
        for (JsonNode line : verdict.path("evidence")) {
            Matcher loss = NAMED.matcher(line.asText());
            if (loss.find()) {
                named.add(loss.group(1) + " " + loss.group(2));
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
