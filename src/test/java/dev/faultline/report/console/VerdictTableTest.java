package dev.faultline.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.Ending;
import dev.faultline.report.VerdictDocument;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verdict table is aligned, wraps what is too long, and needs no colour to be understood. */
class VerdictTableTest {
    private static final Verdict MET =
            verdict("booking-rto", Judgement.PASS, "at most 10 s", "1.02 s", "± 0.05 s", "a witness that is not shown");
    private static final Verdict MISSED = verdict(
            "no-booking-lost",
            Judgement.FAIL,
            "0 s: no acknowledged write lost",
            "37 of 1,480 lost, the oldest 2.91 s before the failure",
            "",
            "key 7f31-0093 slot andheri-2026-12-04-09: acknowledged 10:02:38.11 as id 1443, not found");

    @Test
    void rowsAreAlignedAndLongCellsGoOnInTheNextLine() {
        assertThat(new VerdictTable(new Terminal(false, false, 80)).lines(document(MET, MISSED)))
                .containsExactly(
                        "VERDICT       OBJECTIVE        REQUIRED                 MEASURED",
                        "PASS          booking-rto      at most 10 s             1.02 s (± 0.05 s)",
                        "FAIL          no-booking-lost  0 s: no acknowledged     37 of 1,480 lost, the",
                        "                               write lost               oldest 2.91 s before",
                        "                                                        the failure",
                        "    - key 7f31-0093 slot andheri-2026-12-04-09: acknowledged 10:02:38.11 as id",
                        "      1443, not found",
                        "",
                        "FAIL  rds-failover, 2 objectives: 1 PASS, 1 FAIL, 0 INCONCLUSIVE",
                        "The primary was killed.");
    }

    @Test
    void withoutColourThereIsNoEscapeSequence() {
        assertThat(String.join("\n", new VerdictTable(Terminal.plain()).lines(document(MET, MISSED))))
                .doesNotContain("\u001b");
    }

    @Test
    void withColourTheWordIsStillThere() {
        assertThat(new VerdictTable(new Terminal(true, true, 80))
                        .lines(document(MISSED))
                        .get(1))
                .startsWith("\u001b[1;31mFAIL\u001b[0m          no-booking-lost");
    }

    @Test
    void ofManyWitnessesTheFirstAreShownAndTheRestCounted() {
        Verdict many = verdict(
                "no-booking-lost", Judgement.FAIL, "none", "8", "", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8");

        assertThat(new VerdictTable(Terminal.plain()).lines(document(many)))
                .contains("    - w5", "    and 3 more in verdict.json")
                .doesNotContain("    - w6");
    }

    private static Verdict verdict(
            String id, Judgement judgement, String required, String measured, String bound, String... evidence) {
        return new Verdict(
                id, "rto", judgement, required, measured, bound, List.of(evidence), List.of(), Map.of(), List.of());
    }

    private static VerdictDocument document(Verdict... verdicts) {
        return new VerdictDocument(
                "faultline-verdict/1",
                "run",
                "rds-failover",
                "blinklean",
                "embedded",
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Ending.completed(),
                Judgement.FAIL,
                1,
                "The primary was killed.",
                List.of(verdicts),
                List.of(),
                List.of(),
                List.of());
    }
}
