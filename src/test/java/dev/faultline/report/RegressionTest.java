package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Reading;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The newest run is compared with those that are like it, and with no other. */
class RegressionTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T03:00:00Z");
    private static final Duration ALLOWED = Duration.ofSeconds(8);
    private static final String PLAN = "aa";
    private static final String JAVA = "17";

    private final List<PastRun> runs = new ArrayList<>();

    private void ran(String plan, String java, Optional<Duration> took) {
        ran(plan, java, took, Judgement.PASS);
    }

    private void ran(String plan, String java, Optional<Duration> took, Judgement judgement) {
        ran(
                plan,
                java,
                started -> List.of(new Recovery(
                        "recovers", "book", "kill", "injection", started, took.map(started::plus), took, ALLOWED)),
                List.of(verdict("recovers", judgement)));
    }

    private void neverRecovered(Judgement judgement) {
        ran(PLAN, JAVA, Optional.empty(), judgement);
    }

    private static Verdict verdict(String objective, Judgement judgement, Reading... readings) {
        return new Verdict(
                objective, "any", judgement, "", "", "", List.of(), List.of(), Map.of(), List.of(), List.of(readings));
    }

    /** A run that was judged so, and measured this. */
    private void measured(Judgement judgement, Reading... readings) {
        ran(
                PLAN,
                JAVA,
                started -> List.of(),
                Arrays.stream(readings)
                        .map(reading -> verdict(reading.quantity() + "-objective", judgement, reading))
                        .toList());
    }

    private static Reading reading(Quantity quantity, double value) {
        return new Reading(quantity, value, 0.001, Optional.empty());
    }

    private void ran(String plan, String java, Function<Instant, List<Recovery>> recoveries, List<Verdict> judged) {
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
                judged,
                recoveries.apply(started),
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
        List<Regression> all = Regression.in(new PastRuns(runs, List.of(), List.of()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aRunLikeThoseBeforeItIsNoNews() {
        took(0.9, 1.0, 1.1, 0.95, 1.05);

        assertThat(compared().judgement()).isEqualTo(Judgement.PASS);
        assertThat(compared().folder()).isEqualTo("run-4");
        assertThat(compared().why()).startsWith("1.05 s; 4 earlier runs had 0.90 s to 1.10 s, and up to 1.2");
    }

    @Test
    void oneThatTookLongerThanTheirSpreadExplainsIsARegressionThoughItKeepsItsPromise() {
        took(0.9, 1.0, 1.1, 0.95, 2.4);

        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(compared().newest().orElseThrow()).isLessThan(ALLOWED.toSeconds());
        assertThat(compared().mark().word()).isEqualTo("slower than before");
    }

    @Test
    void oneThatNeverRecoveredIsARegressionWhereOthersDid() {
        took(0.9, 1.0, 1.1, 0.95);
        neverRecovered(Judgement.FAIL);

        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(compared().why()).startsWith("never recovered; 4 earlier runs had");
    }

    @Test
    void oneThatSomebodyStoppedInTheMiddleOfAnOutageIsNone() {
        took(0.9, 1.0, 1.1, 0.95);
        neverRecovered(Judgement.INCONCLUSIVE);

        assertThat(compared().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(compared().why()).startsWith("its own verdict is INCONCLUSIVE");
    }

    @Test
    void aRecoveryThatWasSeenIsComparedWhateverElseWasNot() {
        took(0.9, 1.0, 1.1, 0.95);
        ran(PLAN, JAVA, Optional.of(Duration.ofMillis(2_400)), Judgement.INCONCLUSIVE);

        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
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
        assertThat(compared().floor().orElseThrow().lowest()).isEqualTo(0.9);
    }

    @Test
    void oneThatNeverRecoveredSaysNothingOfHowLongOthersTake() {
        took(0.9, 1.0, 1.1);
        neverRecovered(Judgement.FAIL);
        took(0.95);

        assertThat(compared().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void aSlowerP95AndALostSecondAreRegressionsEachInItsOwnWords() {
        for (double ms : new double[] {60, 62, 58, 61}) {
            measured(Judgement.PASS, reading(Quantity.P95, ms / 1e3), reading(Quantity.RECOVERY_POINT, 0.3 + ms / 1e4));
        }
        measured(Judgement.PASS, reading(Quantity.P95, 0.2), reading(Quantity.RECOVERY_POINT, 1.306));

        List<Regression> all = Regression.in(new PastRuns(runs, List.of(), List.of()));

        assertThat(all).extracting(Regression::judgement).containsOnly(Judgement.FAIL);
        assertThat(all.get(0).mark().word()).isEqualTo("slower than before");
        assertThat(all.get(0).why()).startsWith("0.20 s; 4 earlier runs had 58 ms to 62 ms, and up to ");
        assertThat(all.get(1).mark().word()).isEqualTo("loses more than before");
    }

    @Test
    void lessCapacityIsARegressionAndMoreIsNot() {
        for (double carried : new double[] {20, 21, 20, 21}) {
            measured(Judgement.PASS, reading(Quantity.CAPACITY, carried));
        }
        measured(Judgement.PASS, reading(Quantity.CAPACITY, 30));
        assertThat(compared().judgement()).isEqualTo(Judgement.PASS);

        runs.remove(runs.size() - 1);
        measured(Judgement.PASS, reading(Quantity.CAPACITY, 12));
        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(compared().mark().word()).isEqualTo("carries less than before");
        assertThat(compared().why()).startsWith("12.00/s; 4 earlier runs had 20.00/s to 21.00/s, and down to 18.");
    }

    @Test
    void anErrorBudgetThatIsSpentWhereHardlyAnyWasIsARegressionThoughSomeIsLeft() {
        for (double spent : new double[] {0, 0.01, 0, 0.01}) {
            measured(Judgement.PASS, new Reading(Quantity.ERROR_BUDGET, spent, 0.01, Optional.of(1.0)));
        }
        measured(Judgement.PASS, new Reading(Quantity.ERROR_BUDGET, 0.8, 0.01, Optional.of(1.0)));

        assertThat(compared().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(compared().why()).startsWith("80 %; 4 earlier runs had 0 % to 1 %, and up to ");
    }

    @Test
    void aFigureOfWhatWasNotDecidedIsNeitherComparedNorComparedWith() {
        for (int i = 0; i < 4; i++) {
            measured(Judgement.INCONCLUSIVE, reading(Quantity.P95, 0.001));
        }
        measured(Judgement.PASS, reading(Quantity.P95, 0.06));
        assertThat(compared().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(compared().why()).contains("found 0");

        measured(Judgement.INCONCLUSIVE, reading(Quantity.P95, 9));
        assertThat(compared().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(compared().why()).startsWith("its own verdict is INCONCLUSIVE");
    }

    @Test
    void theWorstOfAllIsWhatTheHistoryComesTo() {
        took(0.9, 1.0, 1.1, 0.95, 2.4);

        Comparison comparison = new Comparison(Regression.in(new PastRuns(runs, List.of(), List.of())), List.of());

        assertThat(comparison.judgement()).contains(Judgement.FAIL);
        assertThat(comparison.of(List.of("pod-kill")).judgement()).isEmpty();
    }
}
