package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import benchmarks.KillSeries.Standby;
import com.fasterxml.jackson.databind.JsonNode;
import drills.FaultlineRun;
import drills.WriteOracle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tables.MarkdownTable;

/**
 * What Faultline measures, against ground truth, over {@code -Dbench.kills} kills of the database primary (50 where that
 * is not said), in runs of the packaged command as a user would start them. Every second run is on a platform whose
 * standby is asynchronous and cut off just before each kill, so that there is something to be lost.
 *
 * <p>The truth of a recovery time is the commit instant of the first booking that the survivor itself logged after it took
 * over, counted from the same injection. That is the instant from which the path works for somebody. What is measured is
 * the first good answer of the stretch that lasted, so it is later by an answer's way back to its client; and by more,
 * where bookings failed again after the first: that is a difference too, and counts.
 *
 * <p>The truth of a recovery point is {@link WriteOracle}'s, which shares no code with the verdicts: of the writes that
 * were acknowledged before the kill and that the surviving server does not hold, how long before it the oldest was.
 */
class RtoTruthBenchmark {
    private static final int KILLS = Integer.getInteger("bench.kills", 50);
    /** A run of each kind at least, however few kills there are. */
    private static final int KILLS_OF_A_RUN = Math.min(10, (KILLS + 1) / 2);

    private static final Duration MOST = Duration.ofMillis(50);
    /** What the clocks of a run may be apart: a difference of a millisecond is what the figures are told in. */
    private static final Duration CLOCKS = Duration.ofMillis(1);

    private static final Path FOLDER = Path.of("target", "benchmarks", "rto-truth");

    private final MarkdownTable table = new MarkdownTable(
            Path.of("target", "benchmarks", "rto-truth.md"),
            "kill",
            "standby",
            "RTO measured",
            "RTO true",
            "difference",
            "the verdict's bound",
            "true RTO within it",
            "last commit of the old primary",
            "RPO measured",
            "RPO true");

    @Test
    void whatIsMeasuredIsTrue() throws IOException {
        List<KillFinding> findings = new ArrayList<>();
        for (int run = 1; findings.size() < KILLS; run++) {
            int kills = Math.min(KILLS_OF_A_RUN, KILLS - findings.size());
            findings.addAll(run(new KillSeries(kills, run % 2 == 1 ? Standby.SYNCHRONOUS : Standby.ASYNCHRONOUS)));
        }
        List<Duration> differences = findings.stream()
                .map(finding -> finding.difference().abs())
                .sorted()
                .toList();
        long inside = findings.stream()
                .filter(finding -> finding.bracket().holds(finding.truth()))
                .count();
        summary("p50 of |difference|", millis(percentile(differences, 50)));
        summary("p95 of |difference|", millis(percentile(differences, 95)));
        summary("max of |difference|", millis(percentile(differences, 100)));
        summary("true RTO within the bound", inside + " of " + findings.size());
        summary("RPO exact", findings.stream().filter(KillFinding::exact).count() + " of " + findings.size());
        System.out.println(table.text());
        assertThat(percentile(differences, 95))
                .as("p95 of the difference between the RTO that was measured and the true one")
                .isLessThanOrEqualTo(MOST);
        assertThat(findings).as("kills whose RPO is what the oracle says").allMatch(KillFinding::exact);
        assertThat(findings)
                .as("kills with an asynchronous standby, so that something was lost")
                .filteredOn(finding -> finding.standby() == Standby.ASYNCHRONOUS)
                .isNotEmpty()
                .allMatch(finding -> finding.lost().writes() > 0);
    }

    private List<KillFinding> run(KillSeries series) throws IOException {
        series.write(FOLDER.resolve("scenarios"));
        List<String> options = new ArrayList<>(List.of(
                "--scenarios", FOLDER.resolve("scenarios").toString(),
                "--reports", FOLDER.resolve("reports").toString()));
        options.addAll(series.standby().options());
        FaultlineRun run = FaultlineRun.of(series.scenario(), options.toArray(String[]::new));
        Path folder = run.folder().orElseThrow(() -> new AssertionError(String.join("\n", run.lastLines())));
        assertThat(RunClocks.apart(folder.resolve("timeline.jsonl")))
                .as("what the clocks of %s are apart", folder)
                .isLessThanOrEqualTo(CLOCKS);
        Map<String, Instant> lost = WriteOracle.lostAt(folder);
        ServerRecord server = new ServerRecord(folder);
        List<KillFinding> findings = new ArrayList<>();
        for (int kill = 1; kill <= series.kills(); kill++) {
            KillFinding finding = finding(kill, series, run, server, lost, injected(kill, folder));
            findings.add(finding);
            show(finding);
        }
        return findings;
    }

    private static KillFinding finding(
            int kill,
            KillSeries series,
            FaultlineRun run,
            ServerRecord server,
            Map<String, Instant> lost,
            Instant injected)
            throws IOException {
        Instant first = server.firstCommit(KillSeries.survivor(kill), injected)
                .orElseThrow(() -> new AssertionError(KillSeries.survivor(kill) + " has not taken over, or committed"
                        + " nothing, since " + KillSeries.primary(kill) + " was killed at " + injected));
        JsonNode recoveryTime = run.verdict(KillSeries.recoveryTime(kill));
        JsonNode recoveryPoint = run.verdict(KillSeries.recoveryPoint(kill));
        assertThat(WriteOracle.named(recoveryPoint))
                .as("the lost writes that the evidence of %s names", KillSeries.recoveryPoint(kill))
                .isEqualTo(lost.keySet());
        return new KillFinding(
                KillSeries.primary(kill),
                series.standby(),
                injected,
                Told.recovery(recoveryTime),
                Told.bracket(recoveryTime),
                Duration.between(injected, first),
                Duration.between(injected, server.lastCommitBefore(first).orElse(injected)),
                Told.loss(recoveryPoint),
                new Told.Loss(oldest(lost, injected), lost.size()));
    }

    private static Instant injected(int kill, Path folder) throws IOException {
        return ServerRecord.lines(folder.resolve("timeline.jsonl")).stream()
                .filter(event -> event.path("event").asText().equals("fault-injected"))
                .filter(event -> event.path("fault").asText().equals(KillSeries.fault(kill)))
                .findFirst()
                .map(event -> Instant.parse(event.path("at").asText()))
                .orElseThrow(() -> new AssertionError(KillSeries.fault(kill) + " was not injected: see " + folder));
    }

    private static Duration oldest(Map<String, Instant> lost, Instant injected) {
        return lost.values().stream()
                .filter(acknowledged -> !acknowledged.isAfter(injected))
                .map(acknowledged -> Duration.between(acknowledged, injected))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void show(KillFinding kill) {
        table.add(
                kill.killed() + ", " + kill.injected(),
                kill.standby().words(),
                millis(kill.measured()),
                millis(kill.truth()),
                millis(kill.difference()),
                millis(kill.bracket().from()) + " to " + millis(kill.bracket().to()),
                kill.bracket().holds(kill.truth()) ? "yes" : "no",
                millis(kill.onset()),
                loss(kill.loss()),
                loss(kill.lost()));
    }

    private static String loss(Told.Loss loss) {
        return loss.writes() + " writes, " + millis(loss.time());
    }

    private void summary(String what, String value) {
        table.add(what, "", "", "", value, "", "", "", "", "");
    }

    /** The nearest rank. */
    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }
}
