package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a claim stands is what the newest honest run of each of its scenarios made of it. */
class ClaimRegisterTest {
    private static final Scenario FAILOVER = FabricatedPlan.rdsFailover().scenario();

    @TempDir
    Path reports;

    @Test
    void theWorstVerdictOfTheObjectivesThatNameAClaimIsItsOwn() throws IOException {
        FabricatedRun.failing(reports).report();

        assertThat(entry("BL-06").rehearsed()).contains(Judgement.FAIL);
        assertThat(entry("BL-23").rehearsed()).contains(Judgement.INCONCLUSIVE);
        assertThat(entry("BL-05").rehearsals())
                .singleElement()
                .satisfies(rehearsal ->
                        assertThat(rehearsal.objectives()).containsExactly("booking-rto", "availability-rto"));
    }

    @Test
    void ofSeveralRunsTheNewestCounts() throws IOException {
        FabricatedRun.failing(reports).report();
        FabricatedRun later = FabricatedRun.passing(reports);
        later.report();
        edit(later.files(), run -> run.put("started", "2026-04-01T00:00:00Z"));

        assertThat(entry("BL-06").rehearsed()).contains(Judgement.PASS);
        assertThat(entry("BL-06").lastRehearsed()).contains(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(entry("BL-06").backends()).containsExactly("embedded");
    }

    @Test
    void aRunOnAPlatformBrokenOnPurposeSaysNothingAboutAClaim() throws IOException {
        FabricatedRun.failing(reports).knownBad("async-standby").report();

        assertThat(entry("BL-06").rehearsed()).isEmpty();
        assertThat(register().neverRun()).isEqualTo(3);
    }

    @Test
    void aRunOnChangedSettingsSaysNothingAboutAClaimAndIsNamed() throws IOException {
        FabricatedRun.passing(reports).set("cache.ttl", "PT7S").report();

        assertThat(entry("BL-06").rehearsed()).isEmpty();
        assertThat(inVain("BL-06")).containsExactly("20260303-100151-rds-failover does not count: settings changed");
    }

    @Test
    void aRunBeforeItThatCountsIsStillTheOneThatDoes() throws IOException {
        FabricatedRun.passing(reports).report();
        FabricatedRun later = FabricatedRun.failing(reports).set("cache.ttl", "PT7S");
        later.report();
        edit(later.files(), run -> run.put("started", "2026-04-01T00:00:00Z"));

        assertThat(entry("BL-06").rehearsed()).contains(Judgement.PASS);
        assertThat(inVain("BL-06")).hasSize(1);
    }

    @Test
    void aRunOnChangedSettingsThatWasRunAgainWithoutThemIsNotNamed() throws IOException {
        FabricatedRun.passing(reports).set("cache.ttl", "PT7S").report();
        FabricatedRun later = FabricatedRun.failing(reports);
        later.report();
        edit(later.files(), run -> run.put("started", "2026-04-01T00:00:00Z"));

        assertThat(entry("BL-06").rehearsed()).contains(Judgement.FAIL);
        assertThat(inVain("BL-06")).isEmpty();
    }

    @Test
    void aPlatformThatWasBrokenOnPurposeIsNotExpectedToCount() throws IOException {
        FabricatedRun.failing(reports).knownBad("async-standby").report();

        assertThat(inVain("BL-06")).isEmpty();
    }

    @Test
    void aRunWhoseVerdictsWereEditedIsNamedAndDoesNotCount() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports);
        run.report();
        String verdicts = Files.readString(run.files().verdicts());
        Files.writeString(run.files().verdicts(), verdicts.replace("\"FAIL\"", "\"PASS\""));

        assertThat(entry("BL-06").rehearsed()).isEmpty();
        assertThat(inVain("BL-06")).containsExactly("20260303-104500-rds-failover does not count: files altered");
    }

    @Test
    void aRunThatWasJudgedFromAlteredRecordsDoesNotCount() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        Files.delete(run.files().ledger("booking"));
        run.reportAgain();

        assertThat(entry("BL-06").rehearsed()).isEmpty();
        assertThat(inVain("BL-06")).containsExactly("20260303-100151-rds-failover does not count: files altered");
    }

    @Test
    void aRunThatDoesNotSayWhatItRanOnIsLeftOut() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports);
        run.report();
        Files.delete(run.files().manifest());

        assertThat(entry("BL-06").rehearsed()).isEmpty();
    }

    @Test
    void onlyARunOnTheUsersOwnSystemConfirms() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        assertThat(entry("BL-06").confirmed()).isEmpty();

        edit(run.files(), document -> document.put("backend", "aws"));
        assertThat(entry("BL-06").confirmed()).contains(Judgement.PASS);
        assertThat(entry("BL-06").rehearsed()).isEmpty();
        assertThat(register().confirmed()).isEqualTo(3);
    }

    @Test
    void anObjectiveThatTheNewestRunDidNotJudgeKeepsAClaimFromPassing() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        edit(
                run.files(),
                document -> document.withArray("verdicts")
                        .removeIf(verdict -> verdict.path("objective").asText().equals("availability-rto")));

        assertThat(entry("BL-05").rehearsed()).contains(Judgement.INCONCLUSIVE);
        assertThat(entry("BL-05").rehearsals().get(0).rehearsed().orElseThrow().notJudged())
                .containsExactly("availability-rto");
    }

    @Test
    void aScenarioThatWasNeverRunIsToldBesideWhatTheOthersFound() throws IOException {
        FabricatedRun.passing(reports).report();

        ClaimEntry entry = entry("BL-06", FAILOVER, renamed("rds-freeze"));
        assertThat(entry.rehearsed()).contains(Judgement.PASS);
        assertThat(entry.neverRun()).containsExactly("rds-freeze");
        assertThat(entry.lacking()).isEqualTo("1 of 2 scenarios never run");
        assertThat(entry("BL-06", renamed("rds-freeze")).lacking()).isEmpty();
    }

    @Test
    void aClaimThatNoScenarioNamesIsNamed() throws IOException {
        assertThat(register().withoutScenario()).containsExactly("BL-07");
        assertThat(entry("BL-07").rehearsed()).isEmpty();
    }

    @Test
    void aRunWhoseVerdictsCannotBeReadIsNamed() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        Files.writeString(run.files().verdicts(), "{\"format\":");

        assertThat(register().unreadable())
                .singleElement()
                .asString()
                .startsWith("20260303-100151-rds-failover/verdict.json:1:")
                .endsWith("; this run is left out");
    }

    private ClaimRegister register(Scenario... scenarios) throws IOException {
        List<Scenario> all = scenarios.length == 0 ? List.of(FAILOVER) : List.of(scenarios);
        return ClaimRegister.of(FabricatedPlan.rdsFailover().system(), all, reports);
    }

    private ClaimEntry entry(String claim, Scenario... scenarios) throws IOException {
        return register(scenarios).entries().stream()
                .filter(entry -> entry.claim().id().equals(claim))
                .findFirst()
                .orElseThrow();
    }

    private List<String> inVain(String claim) throws IOException {
        return entry(claim).rehearsals().stream()
                .flatMap(rehearsal -> rehearsal.inVain().stream())
                .map(ClaimEntry.NotCounted::words)
                .toList();
    }

    private static Scenario renamed(String name) {
        return new Scenario(
                name,
                FAILOVER.system(),
                FAILOVER.description(),
                FAILOVER.seed(),
                FAILOVER.load(),
                FAILOVER.timing(),
                FAILOVER.steadyState(),
                FAILOVER.method(),
                FAILOVER.stopConditions(),
                FAILOVER.objectives());
    }

    /** Another run, in effect: its manifest knows of no alteration. */
    private static void edit(RunFiles run, Consumer<ObjectNode> change) throws IOException {
        ObjectNode document =
                (ObjectNode) RecordJson.mapper().readTree(run.verdicts().toFile());
        change.accept(document);
        RecordJson.mapper().writeValue(run.verdicts().toFile(), document);
        Manifest manifest = Manifest.read(run).orElseThrow();
        manifest.withFiles(FileHashes.of(run).byName()).write(run);
    }
}
