package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.timeline.RecordJson;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verdict.json} says, and that it always keeps to its published schema. */
class VerdictDocumentTest {
    @TempDir
    Path reports;

    @Test
    void aRunWhoseObjectivesAreAllMetIsAPass() throws IOException {
        VerdictDocument document = FabricatedRun.passing(reports).document();

        assertThat(document.judgement()).isEqualTo(Judgement.PASS);
        assertThat(document.exitStatus()).isZero();
    }

    @Test
    void aFailOutweighsWhatCouldNotBeDecided() throws IOException {
        VerdictDocument document = FabricatedRun.failing(reports).document();

        assertThat(document.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(document.exitStatus()).isEqualTo(1);
    }

    @Test
    void aRunThatWasCutShortNeverPasses() throws IOException {
        VerdictDocument document = FabricatedRun.passing(reports)
                .ended(Ending.cutShort("interrupted with Ctrl-C"))
                .document();

        assertThat(document.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(document.exitStatus()).isEqualTo(2);
        assertThat(document.summary()).startsWith("The run was not finished (cut short): interrupted with Ctrl-C.");
    }

    @Test
    void aRunWithoutVerdictsNeverPasses() throws IOException {
        VerdictDocument document = FabricatedRun.passing(reports).judged().document();

        assertThat(document.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void aHarnessThatFailedHasItsOwnExitStatus() throws IOException {
        VerdictDocument document = FabricatedRun.failing(reports)
                .ended(Ending.harnessFailed("the disk is full"))
                .document();

        assertThat(document.exitStatus()).isEqualTo(4);
    }

    @Test
    void aStandInRehearsesAClaimAndConfirmsNone() throws IOException {
        VerdictDocument document = FabricatedRun.failing(reports).document();

        assertThat(document.claims())
                .extracting(ClaimStanding::claim, ClaimStanding::rehearsed, ClaimStanding::confirmed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("BL-05", "FAIL", "not confirmed"),
                        org.assertj.core.groups.Tuple.tuple("BL-06", "FAIL", "not confirmed"),
                        org.assertj.core.groups.Tuple.tuple("BL-23", "INCONCLUSIVE", "not confirmed"));
    }

    @Test
    void aRecoveryIsCountedFromTheInjectionToTheEndOfTheLastOutage() throws IOException {
        List<Recovery> recoveries = FabricatedRun.passing(reports).document().recoveries();

        assertThat(recoveries).extracting(Recovery::path).containsExactly("book", "availability");
        assertThat(recoveries.get(0).took()).hasValue(java.time.Duration.ofMillis(1_020));
    }

    @Test
    void aPathThatNeverRecoveredHasNoRecoveryTime() throws IOException {
        assertThat(FabricatedRun.failing(reports).document().recoveries())
                .allSatisfy(recovery -> assertThat(recovery.took()).isEmpty());
    }

    @Test
    void itKeepsToItsSchemaHoweverTheRunEnded() throws IOException {
        FabricatedRun failing = FabricatedRun.failing(reports);

        assertThat(offences(failing)).isEmpty();
        assertThat(offences(failing.ended(Ending.cutShort("stop condition met"))))
                .isEmpty();
        assertThat(offences(failing.judged())).isEmpty();
        assertThat(offences(FabricatedRun.passing(reports))).isEmpty();
    }

    @Test
    void itIsReadBackAsItWasWritten() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);

        VerdictDocument written = run.report();

        assertThat(VerdictDocument.read(run.files().verdicts())).isEqualTo(written);
    }

    @Test
    void theKnownBadSettingStandsInTheManifestAndNowhereElse() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports).knownBad("controller-asleep");

        run.report();

        for (Path file : FileHashes.below(run.files())) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("controller-asleep");
        }
        JsonNode manifest = RecordJson.mapper().readTree(run.files().manifest().toFile());
        assertThat(manifest.get("knownBad").asText()).isEqualTo("controller-asleep");
    }

    @Test
    void aChangedSettingStandsInTheManifestAndOnThePageAndNowhereElse() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports).set("failover.controller", "half-asleep");

        run.report();

        for (Path file : FileHashes.below(run.files())) {
            boolean page = file.equals(run.files().page());
            assertThat(Files.readString(file).contains("half-asleep"))
                    .as(file.toString())
                    .isEqualTo(page);
        }
        JsonNode manifest = RecordJson.mapper().readTree(run.files().manifest().toFile());
        assertThat(manifest.at("/settings/failover.controller").asText()).isEqualTo("half-asleep");
    }

    @Test
    void theSummaryTellsWhatWasBrokenAndWhatTheClientsFelt() throws IOException {
        assertThat(FabricatedRun.passing(reports).document().summary())
                .isEqualTo("The primary db-a was killed at 10:02:41.0 UTC, 50.0 s into the load."
                        + " db-b took over as primary after 0.62 s."
                        + " “book” failed for up to 0.90 s (31 failed requests) and worked again 1.02 s after the"
                        + " injection; 10 s is allowed."
                        + " “availability” failed for up to 0.74 s (12 failed requests) and worked again 0.84 s after"
                        + " the injection; 10 s is allowed."
                        + " All 7 objectives were met.");
    }

    @Test
    void anUndecidedObjectiveIsNotToldAsAPathThatNeverStoppedWorking() throws IOException {
        Verdict undecided = FabricatedVerdicts.plain(
                "booking-rto", "rto", Judgement.INCONCLUSIVE, "at most 10 s", "the prober was not seen", List.of());

        VerdictDocument document =
                FabricatedRun.passing(reports).judged(undecided).document();

        assertThat(document.recoveries()).isEmpty();
        assertThat(document.summary())
                .doesNotContain("never stopped working")
                .contains("Could not be decided: booking-rto (the prober was not seen).");
    }

    private static List<Error> offences(FabricatedRun run) throws IOException {
        run.document().write(run.files());
        return schema().validate(Files.readString(run.files().verdicts()), InputFormat.JSON);
    }

    private static Schema schema() throws IOException {
        try (InputStream in = VerdictDocument.class.getResourceAsStream("verdict.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        }
    }
}
