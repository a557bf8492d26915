package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.verdict.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The newest run is compared with those that are like it, and with no other. */
class RegressionTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T03:00:00Z");
    private static final Duration ALLOWED = Duration.ofSeconds(8);
    private static final String PLAN = "aa";
    private static final String JAVA = "17";

    private final List<PastRun> runs = new ArrayList<>();

    private void ran(String plan, String java, Optional<Duration> took) {
        Instant started = FIRST.plus(Duration.ofDays(runs.size()));
        String id = "run-" + runs.size();
        VerdictDocument verdicts = new VerdictDocument(
                VerdictDocument.FORMAT,
                id,
                "rds-failover",
                "shop",
                "embedded",
                1,
                started,
                started,
                Ending.completed(),
                Judgement.PASS,
                0,
                "",
                List.of(),
                List.of(new Recovery(
                        "recovers", "book", "kill", "injection", started, took.map(started::plus), took, ALLOWED)),
                List.of(),
                List.of());
        Manifest manifest = new Manifest(
                id,
                "rds-failover",
                "shop",
                "embedded",
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Software("1", java, "Linux"),
                started,
                started,
                Ending.completed(),
                List.of(),
                Map.of("plan.json", plan));
        runs.add(new PastRun(id, verdicts, Optional.of(manifest), List.of()));
    }

    private void took(double... seconds) {
        for (double each : seconds) {
            ran(PLAN, JAVA, Optional.of(Duration.ofMillis(Math.round(each * 1_000))));
        }
    }

    private Regression compared() {
        List<Regression> all = Regression.in(new PastRuns(runs, List.of()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aRunLikeThoseBeforeItIsNoNews() {
        took(0.9, 1.0, 1.1, 0.95, 1.05);

        assertThat(compared().judgement()).isEqualTo(Judgement.PASS);
        assertThat(compared().run()).isEqualTo("run-4");
        assertThat(compared().why()).startsWith("1.05 s; 4 earlier runs took 0.90 s to 1.10 s, and up to 1.2");
    }

    @Test
    void oneThatTookLongerThanTheirSpreadExplainsIsARegressionThoughItKeepsItsPromise() {
        took(0.9, 1.0, 1.1, 0.95, 2.4);

        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(compared().newest().orElseThrow()).isLessThan(ALLOWED);
        assertThat(compared().mark().word()).isEqualTo("slower than before");
    }

    @Test
    void oneThatNeverRecoveredIsARegressionWhereOthersDid() {
        took(0.9, 1.0, 1.1, 0.95);
        ran(PLAN, JAVA, Optional.empty());

        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(compared().why()).startsWith("never recovered; 4 earlier runs took");
    }

    @Test
    void withThreeBeforeItNothingIsSaid() {
        took(0.9, 1.0, 1.1, 9);

        assertThat(compared().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(compared().why()).contains("expected at least 4 earlier runs", "found 3");
    }

    @Test
    void runsOfAnotherPlanOrOnAnotherMachineAreNotLikeIt() {
        for (int i = 0; i < 3; i++) {
            ran("bb", JAVA, Optional.of(Duration.ofMillis(100)));
            ran(PLAN, "21", Optional.of(Duration.ofMillis(100)));
        }
        took(0.9, 1.0, 1.1, 0.95, 1.05);

        assertThat(compared().judgement()).isEqualTo(Judgement.PASS);
        assertThat(compared().floor().orElseThrow().shortest()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void oneThatNeverRecoveredSaysNothingOfHowLongOthersTake() {
        took(0.9, 1.0, 1.1);
        ran(PLAN, JAVA, Optional.empty());
        took(0.95);

        assertThat(compared().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void theWorstOfAllIsWhatTheHistoryComesTo() {
        took(0.9, 1.0, 1.1, 0.95, 2.4);

        Comparison comparison = new Comparison(Regression.in(new PastRuns(runs, List.of())), List.of());

        assertThat(comparison.judgement()).contains(Judgement.FAIL);
        assertThat(comparison.of(List.of("pod-kill")).judgement()).isEmpty();
    }
}
