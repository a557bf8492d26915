package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Capacity files are read as they are meant, and the schema knows what it can know of them. */
class CapacityFileTest {
    private static final String FILE = """
            description: How much the shop carries
            seed: 7
            claims: [SH-01]
            simulation: BookingSimulation
            arrivals: buy
            platform: {cache.ttl: 500ms}
            slo: {path: [buy, look], within: 400ms, ratio: 95 %}
            search: {least: 1/s, most: 40/s, first: 3/s, precision: 8 %, confidence: 95 %}
            step: {settling: 4s, length: 8s}
            instances: {counts: [1, 2, 3, 4], settings: [cache.ttl]}
            demand:
              people: 3000000
              visits-a-month: 2.5
              busiest-hour: 12 %
              peak: 2
              growth: 50 %
              zones: 3
              scaling: {scenario: spike, objective: grows, otherwise: 20s}
            most-instances: 20
            """;

    @Test
    void aFileIsReadAsItIsMeant() {
        CapacitySpec capacity = read(FILE);
        assertThat(capacity.level())
                .isEqualTo(new CapacitySpec.Level(List.of("buy", "look"), Duration.ofMillis(400), 0.95));
        assertThat(capacity.search()).isEqualTo(new CapacitySpec.Search(1, 40, 3, 0.08, 0.95));
        assertThat(capacity.step()).isEqualTo(new CapacitySpec.Step(Duration.ofSeconds(4), Duration.ofSeconds(8)));
        assertThat(capacity.instances().counts()).containsExactly(1, 2, 3, 4);
        assertThat(capacity.demand().visitsAMonth()).isEqualTo(2.5);
        assertThat(capacity.demand().growth()).isEqualTo(0.5);
        assertThat(capacity.platform()).containsEntry("cache.ttl", "PT0.5S");
        assertThat(capacity.costs()).isEmpty();
        assertThat(capacity.connections()).isEmpty();
    }

    @Test
    void allPathsCountWhereAllIsWritten() {
        CapacitySpec capacity = read(Shop.change(FILE, "path: [buy, look]", "path: all"));
        assertThat(capacity.level().counts("anything")).isTrue();
        assertThat(read(FILE).level().counts("anything")).isFalse();
    }

    @Test
    void theShippedFileIsReadWithItsPrices() {
        CapacitySpec capacity = new ScenarioFiles(Path.of("scenarios")).capacity("blinklean");
        assertThat(capacity.costs().orElseThrow().prices().parts()).isNotEmpty();
        assertThat(capacity.instances().counts()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(capacity.claims()).containsExactly("BL-20");
        assertThat(capacity.connections()).contains(new CapacitySpec.Connections("api.connections", 100, 6));
    }

    @Test
    void aSystemWithoutOneIsToldOfTheExample() {
        ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
        assertThat(Shop.refusal(() -> files.capacity("staging")))
                .contains("nothing says how the capacity of staging is found", "scenarios/blinklean/capacity.yaml");
    }

    @Test
    void theSchemaTakesWhatTheReaderTakes() throws IOException {
        assertThat(valid(FILE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 7 | sede: 7 | unknown field",
                "ratio: 95 % | ratio: 100 % | no number of requests can show",
                "confidence: 95 % | confidence: 80 % | is no confidence",
                "simulation: BookingSimulation | simulation: BokingSimulation | did you mean `BookingSimulation`",
                "visits-a-month: 2.5 | visits-a-month: 0 | expected a number over 0",
                "peak: 2 | peak: 0.5 | less than the average",
                "growth: 50 % | growth: -50 % | out of range",
                "counts: [1, 2, 3, 4] | counts: [] | is empty",
                "counts: [1, 2, 3, 4] | counts: [21] | must rise",
                "most-instances: 20 | most-instances: 0 | too small"
            })
    void aMistakeThatOneValueShowsIsSeenByBoth(String from, String to, String told) throws IOException {
        String text = Shop.change(FILE, from, to);
        assertThat(refusal(text)).contains("capacity.yaml:", told);
        assertThat(valid(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arrivals: buy | arrivals: bye | unknown path",
                "claims: [SH-01] | claims: [SH-09] | unknown claim",
                "scenario: spike | scenario: spoke | unknown scenario",
                "settings: [cache.ttl] | settings: [cache.tll] | unknown setting",
                "length: 8s | length: 9s | not a whole number of times",
                "settling: 4s | settling: 1s | does not settle",
                "first: 3/s | first: 41/s | not between the least and the most",
                "counts: [1, 2, 3, 4] | counts: [2, 1] | must rise"
            })
    void aMistakeThatTakesMoreToSeeIsSeenByTheReader(String from, String to, String told) {
        assertThat(refusal(Shop.change(FILE, from, to))).contains("capacity.yaml:", told, "hint:");
    }

    @Test
    void connectionsAreCountedByASettingThatIsANumber() {
        String text = FILE + "connections: {setting: cache.ttl, most: 100, others: 0}\n";
        assertThat(refusal(text)).contains("is no number of connections");
    }

    @Test
    void aPriceFileThatIsNotThereIsNamed() {
        assertThat(refusal(FILE + "costs: {prices: none.yaml, booked: 90 %}\n")).contains("no price file", "none.yaml");
    }

    private static CapacitySpec read(String text) {
        return CapacityFileReader.read(
                Shop.yaml("capacity.yaml", text),
                Shop.system(Shop.SYSTEM),
                Set.of("BookingSimulation"),
                List.of("spike"),
                Path.of("nowhere"));
    }

    private static String refusal(String text) {
        return Shop.refusal(() -> read(text));
    }

    private static boolean valid(String text) throws IOException {
        try (InputStream in = CapacitySpec.class.getResourceAsStream("capacity.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
            return schema.validate(text, InputFormat.YAML).isEmpty();
        }
    }
}
