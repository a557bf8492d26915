package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.ScenarioFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tables.MarkdownTable;

/**
 * How long the rehearsal platform takes to be up and steady, and, after a fault was taken back, to be whole again: from
 * the reversal to every invariant holding, which is what the next scenario has to wait for. There is no load.
 */
class PlatformBenchmark {
    private static final int ROUNDS = 3;
    private static final String SYSTEM = "blinklean";
    private static final List<String> SCENARIOS = List.of("pod-kill", "rds-failover", "redis-failover", "az-loss");
    private static final Duration MOST_TO_START = Duration.ofSeconds(15);
    /** What a run gives its platform before it says that it is not restored. */
    private static final Duration MOST_TO_RESTORE = Duration.ofSeconds(20);

    private static final Path CACHE = Path.of("target", "postgres-cache").toAbsolutePath();

    private final ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
    private final MarkdownTable table = new MarkdownTable(Path.of("target", "benchmarks", "platform.md"), columns());

    @Test
    void isSteadySoonAndWholeAgainSoon() throws Exception {
        List<List<Duration>> rounds = new ArrayList<>();
        round(List.of()); // unpacks PostgreSQL where that was not done yet, and is not counted
        for (int round = 1; round <= ROUNDS; round++) {
            rounds.add(round(SCENARIOS));
            show(Integer.toString(round), rounds.get(round - 1));
        }
        List<Duration> medians = new ArrayList<>();
        for (int column = 0; column < rounds.get(0).size(); column++) {
            medians.add(median(rounds, column));
        }
        show("median", medians);
        System.out.println(table.text());
        assertThat(rounds)
                .as("up and steady in every round")
                .allSatisfy(round -> assertThat(round.get(1)).isLessThanOrEqualTo(MOST_TO_START));
        assertThat(rounds)
                .as("whole again in every round")
                .allSatisfy(round ->
                        assertThat(round.subList(2, round.size())).allMatch(t -> t.compareTo(MOST_TO_RESTORE) <= 0));
    }

    private List<Duration> round(List<String> scenarios) throws Exception {
        List<Duration> times = new ArrayList<>();
        try (BrokenAndWhole platform = new BrokenAndWhole(files.system(SYSTEM), CACHE)) {
            times.add(platform.up());
            times.add(platform.steady());
            for (String scenario : scenarios) {
                times.add(platform.restored(files.scenario(SYSTEM, scenario)));
            }
        }
        return times;
    }

    private static String[] columns() {
        List<String> columns = new ArrayList<>(List.of("round", "up", "up and steady"));
        SCENARIOS.forEach(scenario -> columns.add("whole again after " + scenario));
        return columns.toArray(String[]::new);
    }

    private void show(String round, List<Duration> times) {
        List<String> cells = new ArrayList<>(List.of(round));
        times.forEach(time -> cells.add(String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3)));
        table.add(cells.toArray(String[]::new));
    }

    private static Duration median(List<List<Duration>> rounds, int column) {
        return rounds.stream().map(round -> round.get(column)).sorted().toList().get(rounds.size() / 2);
    }
}
