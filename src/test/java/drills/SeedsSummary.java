package drills;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import tables.MarkdownTable;

/** What came of every run of a seeds loop, also in {@code target/seeds.md}. For one thread. */
final class SeedsSummary {
    private final MarkdownTable table = new MarkdownTable(
            Path.of("target", "seeds.md"), "Seed", "Scenario", "Exit status", "Passed", "FAIL or INCONCLUSIVE", "Run");
    private int runs;
    private int clean;

    void add(String seed, FaultlineRun run) {
        runs++;
        clean += run.status() == 0 ? 1 : 0;
        table.add(
                seed,
                run.scenario(),
                Integer.toString(run.status()),
                run.verdicts().stream().filter(SeedsSummary::passed).count() + " of "
                        + run.verdicts().size(),
                run.verdicts().stream()
                        .filter(verdict -> !passed(verdict))
                        .map(verdict -> verdict.path("judgement").asText() + " "
                                + verdict.path("objective").asText() + ": "
                                + verdict.path("measured").asText())
                        .collect(Collectors.joining("; ")),
                run.folder().map(folder -> folder.getFileName().toString()).orElse("none"));
    }

    private static boolean passed(JsonNode verdict) {
        return verdict.path("judgement").asText().equals("PASS");
    }

    /** The table and a line that sums it up; empty when nothing was run. */
    Optional<String> text() {
        return runs == 0
                ? Optional.empty()
                : Optional.of(table.text() + "\n" + clean + " of " + runs + " runs clean\n");
    }
}
