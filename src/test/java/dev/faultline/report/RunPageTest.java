package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.RecordJson;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page stands by itself, says the verdict in words, and shows hostile text as text. */
class RunPageTest {
    private static final String HOSTILE = "</script><script>alert('x')</script><img src=x onerror=alert(1)>";

    @TempDir
    Path reports;

    @Test
    void theVerdictIsSaidInWords() throws IOException {
        assertThat(markup(FabricatedRun.passing(reports))).contains("<strong>PASS</strong>");
        assertThat(markup(FabricatedRun.failing(reports))).contains("<strong>FAIL</strong>");
    }

    @Test
    void whatTheCommandLineChangedOnThePlatformStandsAboveEverything() throws IOException {
        String page = markup(FabricatedRun.passing(reports).set("cache.ttl", HOSTILE));

        assertThat(page)
                .containsPattern(
                        "class=\"notice\"[^>]*>Settings of this run's platform were changed on the command line:"
                                + " cache.ttl = &lt;/script&gt;")
                .doesNotContain("<img src=x");
        assertThat(markup(FabricatedRun.failing(reports))).doesNotContain("Settings of this run's platform");
    }

    @Test
    void filesThatWereAlteredSinceTheRunStandAboveEverything() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        Files.writeString(run.files().ledger("other"), "");
        run.reportAgain();

        assertThat(Files.readString(run.files().page()))
                .containsPattern(
                        "class=\"notice\"[^>]*>Files of this run are not as the run left them: ledger-other.jsonl \\(added\\)")
                .contains("Not as the run left it: ledger-other.jsonl (added).");
        assertThat(markup(FabricatedRun.failing(reports))).doesNotContain("not as the run left");
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        String page = markup(FabricatedRun.failing(reports));

        assertThat(page).doesNotContainPattern("(?:src|href)\\s*=\\s*[\"']?(?:https?:)?//");
        assertThat(page).doesNotContainPattern("@import|url\\(");
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void hostileTextIsShownAsText() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports)
                .judged(FabricatedVerdicts.plain(
                        HOSTILE, HOSTILE, Judgement.FAIL, HOSTILE, HOSTILE, List.of(HOSTILE), HOSTILE))
                .ended(Ending.cutShort(HOSTILE));

        String page = markup(run);

        assertThat(page).doesNotContain("<img src=x").doesNotContain("alert('x')</script>");
        assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void hostileNamesInTheChartsFiguresCannotCloseTheirElement() throws IOException {
        ChartData.Fault fault = new ChartData.Fault(HOSTILE, HOSTILE, HOSTILE, 1, 2, true);
        ChartData chart = new ChartData(
                0,
                10,
                List.of(),
                List.of(fault),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                CourseRows.NONE);

        assertThat(chart.forScriptElement()).doesNotContain("<");
        assertThat(RecordJson.mapper()
                        .readTree(chart.forScriptElement())
                        .at("/faults/0/id")
                        .asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void ofVeryManyWitnessesTheFirstAreShownAndTheRestCounted() throws IOException {
        String[] witnesses = java.util.stream.IntStream.range(0, 5_000)
                .mapToObj(i -> "lost write " + i + ".")
                .toArray(String[]::new);
        FabricatedRun run = FabricatedRun.passing(reports)
                .judged(FabricatedVerdicts.plain("rpo", "rpo", Judgement.FAIL, "0", "5000", List.of(), witnesses));

        assertThat(markup(run))
                .contains("lost write 39.")
                .doesNotContain("lost write 40.")
                .contains("and 4,960 more, all in verdict.json");
    }

    @Test
    void thePageIsSmallEnoughToBeSent() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports);
        run.report();

        assertThat(Files.size(run.files().page())).isLessThan(3_000_000);
    }

    @Test
    void theChartsShadeTheFaultAndBracketTheRecovery() throws IOException {
        JsonNode chart = chart(FabricatedRun.passing(reports));

        assertThat(chart.at("/faults/0/from").asDouble()).isEqualTo(50);
        assertThat(chart.at("/faults/0/to").asDouble()).isEqualTo(57.4);
        assertThat(chart.at("/recoveries/0/from").asDouble()).isEqualTo(50);
        assertThat(chart.at("/recoveries/0/to").asDouble()).isEqualTo(51.02);
        assertThat(chart.at("/recoveries/0/label").asText()).isEqualTo("1.02 s");
        assertThat(chart.at("/phases/1/label").asText()).isEqualTo("baseline");
    }

    @Test
    void theLanesShowTheStandbyBecomingPrimary() throws IOException {
        JsonNode lanes = chart(FabricatedRun.passing(reports)).get("lanes");

        JsonNode standby = lanes.get(1);
        assertThat(standby.get("node").asText()).isEqualTo("db-b");
        assertThat(standby.at("/stretches/0/role").asText()).isEqualTo("standby");
        assertThat(standby.at("/stretches/1/role").asText()).isEqualTo("primary");
        assertThat(standby.at("/stretches/1/from").asDouble()).isEqualTo(50.62);
    }

    @Test
    void theCourseShowsAlarmsRolloutsAndProbesFromOutside() throws IOException {
        JsonNode rows = chart(FabricatedRun.surging(reports)).get("rows");

        assertThat(rows.at("/alarms/0/alarm").asText()).isEqualTo("error-spike");
        assertThat(rows.at("/alarms/0/stretches/1/state").asText()).isEqualTo("firing");
        assertThat(rows.at("/alarms/0/stretches/1/from").asDouble()).isEqualTo(39);
        assertThat(rows.at("/alarms/0/messages/0/channel").asText()).isEqualTo("pager");
        assertThat(rows.at("/alarms/1/stretches")).isEmpty();
        assertThat(rows.at("/releases/0/stretches/1/state").asText()).isEqualTo("rolled-back");
        assertThat(rows.at("/exposures/1/probes/1/held").asBoolean()).isFalse();
    }

    @Test
    void theReplicasPileUpByZoneAgainstThoseDesired() throws IOException {
        JsonNode api = chart(FabricatedRun.surging(reports)).at("/replicas/0");

        assertThat(api.at("/desired/points/1/1").asDouble()).isEqualTo(5);
        assertThat(api.at("/zones/0/name").asText()).isEqualTo("a");
        assertThat(api.at("/zones/2/points/2/1").asDouble())
                .isEqualTo(api.at("/ready/points/2/1").asDouble());
    }

    @Test
    void aSurgeIsShadedAndPlannedAndWhatTheSystemDidIsTold() throws IOException {
        FabricatedRun run = FabricatedRun.surging(reports);
        String page = markup(run);

        assertThat(run.document().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(page)
                .contains("A surge of BookingSimulation came on top of the load for")
                .contains("The alarm error-spike was delivered 4.2 s after the injection.")
                .contains("BookingSimulation, surge offer")
                .contains("Scaling of api");
        JsonNode chart = chart(run);
        assertThat(chart.at("/faults/0/kind").asText()).isEqualTo("load-surge");
        assertThat(chart.at("/faults/0/to").asDouble()).isEqualTo(75);
        assertThat(chart.at("/rates/planned/100").asDouble())
                .isGreaterThan(2 * chart.at("/rates/planned/50").asDouble());
    }

    @Test
    void aRunThatNeverCameToSendAnythingHasAPageToo() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        Files.delete(run.files().outcomes());
        Files.writeString(run.files().timeline(), "");

        run.judged()
                .ended(Ending.harnessFailed("db-a did not start: port 5432 is taken"))
                .report();

        assertThat(Files.readString(run.files().page()))
                .contains("<strong>INCONCLUSIVE</strong>")
                .contains("db-a did not start: port 5432 is taken");
    }

    /** The page without the chart library, which is not ours to judge. */
    private static String markup(FabricatedRun run) throws IOException {
        run.report();
        String page = Files.readString(run.files().page());
        return page.replace(Assets.library(), "");
    }

    private static JsonNode chart(FabricatedRun run) throws IOException {
        Matcher data = Pattern.compile("id=\"run-data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(markup(run));
        assertThat(data.find()).isTrue();
        return RecordJson.mapper().readTree(data.group(1));
    }
}
