package dev.faultline.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.ClaimEntry;
import dev.faultline.report.ClaimEntry.NotCounted;
import dev.faultline.report.ClaimEntry.Rehearsal;
import dev.faultline.report.ClaimEntry.Seen;
import dev.faultline.report.ClaimRegister;
import dev.faultline.scenario.Claim;
import dev.faultline.verdict.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of claims says in words what was rehearsed, what was not, and what nobody rehearses. */
class ClaimTableTest {
    private static final Seen RUN = new Seen(
            Judgement.INCONCLUSIVE,
            "20260303-100151-pod-kill",
            "./20260303-100151-pod-kill/index.html",
            Instant.parse("2026-03-03T10:01:51Z"),
            "embedded",
            List.of("works-after"));

    @Test
    void aClaimIsFollowedByItsPromiseAndItsScenarios() {
        ClaimRegister register = new ClaimRegister(
                "blinklean",
                List.of(
                        new ClaimEntry(
                                claim("BL-01", "Losing an instance is not visible"),
                                List.of(
                                        new Rehearsal(
                                                "az-loss",
                                                List.of("books"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(new NotCounted("20260304-az-loss", "settings changed"))),
                                        new Rehearsal(
                                                "pod-kill",
                                                List.of("books"),
                                                Optional.of(RUN),
                                                Optional.empty(),
                                                Optional.empty()))),
                        new ClaimEntry(claim("BL-11", "A moment can be restored"), List.of())),
                List.of());

        assertThat(new ClaimTable(Terminal.plain()).lines(register))
                .containsExactly(
                        "CLAIM  REHEARSED     CONFIRMED     WHERE AND WHEN",
                        "BL-01  INCONCLUSIVE  never         rehearsed on embedded, 2026-03-03; 1 of 2 scenarios never run",
                        "    Losing an instance is not visible",
                        "    - az-loss (books): never run; 20260304-az-loss does not count: settings changed",
                        "    - pod-kill (books): INCONCLUSIVE in 20260303-100151-pod-kill, which did not judge works-after",
                        "BL-11  NO SCENARIO   never",
                        "    A moment can be restored",
                        "",
                        "blinklean: 2 claims; rehearsed 0 PASS, 0 FAIL, 1 INCONCLUSIVE; 0 never run, 1 without any scenario;",
                        "0 confirmed",
                        "NO SCENARIO rehearses BL-11: whether that is kept is not known.");
    }

    @Test
    void whatNobodyRehearsesStandsOutWhereThereIsColour() {
        ClaimRegister register =
                new ClaimRegister("s", List.of(new ClaimEntry(claim("BL-11", "x"), List.of())), List.of());
        assertThat(new ClaimTable(new Terminal(true, true, 80)).lines(register))
                .last()
                .asString()
                .startsWith("\u001b[31mNO SCENARIO rehearses BL-11");
    }

    private static Claim claim(String id, String text) {
        return new Claim(id, "slo", "ours", text, Optional.empty());
    }
}
