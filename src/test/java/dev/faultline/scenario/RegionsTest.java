package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two regions, the loss of one, the steps that answer it, and what is promised of them are read as they are meant. */
class RegionsTest {
    private static final String SYSTEM = Shop.change(
            Shop.change(
                    Shop.SYSTEM,
                    "{name: db-a, service: database, zone: a, role: primary}",
                    "{name: db-a, service: database, zone: a, role: primary, region: first}"),
            "{name: db-b, service: database, zone: b, role: standby}",
            "{name: db-b, service: database, zone: b, role: standby, region: second}");
    private static final String SCENARIO = Shop.change(
            Shop.change(
                    Shop.change(
                            Shop.SCENARIO,
                            "    process-kill: {id: kill-db, service: database, role: primary}",
                            "    hold: 4s\n    region-outage: {id: kill-db, region: first}"),
                    "    hold: 3s\n    link-latency: {id: slow-db, from: web, to: database, latency: 200ms, jitter: 20ms}",
                    "    promotion: {id: moved, answers: kill-db}\n  - at: 7s\n    fail-back: {id: back-again}"),
            "integrity: {id: once, claims: [SH-02]}",
            "kept: {id: once, since: moved, claims: [SH-02]}\n  - single-writer: {id: one}\n"
                    + "  - replication-lag: {id: near, within: 2s}");

    @Test
    void aNodeMayBeInARegion() {
        assertThat(Shop.system(SYSTEM).nodes())
                .extracting(Topology.Node::region)
                .containsExactly("", "", "first", "second", "");
    }

    @Test
    void theLossAndItsAnswersAreRead() {
        assertThat(scenario(SCENARIO).method())
                .containsExactly(
                        new FaultSpec.RegionOutage("kill-db", seconds(1), seconds(4), "first"),
                        new FaultSpec.Promotion("moved", seconds(2), "kill-db"),
                        new FaultSpec.FailBack("back-again", seconds(7)));
        assertThat(scenario(SCENARIO).method())
                .extracting(FaultSpec::hold)
                .containsExactly(seconds(4), Duration.ZERO, Duration.ZERO);
    }

    @Test
    void whatIsPromisedIsRead() {
        assertThat(scenario(SCENARIO).objectives())
                .contains(
                        new Objective.Kept("once", List.of("SH-02"), "moved"),
                        new Objective.SingleWriter("one", List.of()),
                        new Objective.ReplicationLag("near", List.of(), seconds(2)));
    }

    @Test
    void theSchemaKnowsThemToo() {
        assertThat(SchemaTest.errors("system", SYSTEM)).isEmpty();
        assertThat(SchemaTest.errors("scenario", SCENARIO)).isEmpty();
        assertThat(SchemaTest.errors("scenario", Shop.change(SCENARIO, "region: first}", "region: third}")))
                .isNotEmpty();
        assertThat(SchemaTest.errors("scenario", Shop.change(SCENARIO, ", answers: kill-db", "")))
                .isNotEmpty();
        assertThat(SchemaTest.errors("scenario", Shop.change(SCENARIO, "    promotion", "    hold: 1s\n    promotion")))
                .isNotEmpty();
    }

    @Test
    void aRegionThatNoNodeIsInIsRefused() {
        assertThat(refusal("region: first}", "region: third}")).contains("third", "first");
        assertThat(Shop.refusal(() -> Shop.scenario(SCENARIO)))
                .contains("no node of the system is in one", "first or second");
    }

    @Test
    void aPromotionAnswersALossAboveItAndComesLater() {
        assertThat(refusal("answers: kill-db", "answers: nobody")).contains("nobody", "region-outage above it");
        assertThat(refusal("- at: 2s", "- at: 1s")).contains("the promotion begins at 1s", "begin it later");
        assertThat(refusal("    promotion", "    hold: 2s\n    promotion"))
                .contains("a promotion is not held: a promoted database stays the writer");
        assertThat(refusal("fail-back: {id: back-again}", "promotion: {id: twice, answers: kill-db}"))
                .contains("`moved` promotes the second region already");
    }

    @Test
    void aFailBackNeedsTheRegionBack() {
        assertThat(refusal("- at: 7s", "- at: 5s"))
                .contains("the fail-back begins at 5s, and `kill-db` ends at 5s", "begin it later");
    }

    @Test
    void theWritersAreJudgedWhereThereIsMoreThanOneDatabase() {
        assertThat(refusal("since: moved", "since: nothing")).contains("nothing");
        String alone = SYSTEM.replaceAll(" +- \\{name: db-b.*\\n", "");
        assertThat(Shop.refusal(() -> read(alone, SCENARIO))).contains("the system does not have them");
    }

    private static String refusal(String from, String to) {
        return Shop.refusal(() -> scenario(Shop.change(SCENARIO, from, to)));
    }

    private static Scenario scenario(String text) {
        return read(SYSTEM, text);
    }

    private static Scenario read(String system, String text) {
        return ScenarioReader.read(
                "db-kill",
                Shop.yaml("db-kill.yaml", text),
                Shop.system(system),
                Set.of("BookingSimulation", "OtpSimulation"));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
