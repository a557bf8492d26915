package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.scenario.Prices.Part;
import dev.faultline.scenario.Prices.Per;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Price files are read as they are meant, and the schema knows what the reader knows. */
class PricesTest {
    private static final Path FARGATE = Path.of("src/test/resources/prices/fargate-web.yaml");
    private static final String SMALL = """
            as-of: 2026-11-21
            currency: USD
            source: a price list
            parts:
              - {name: task, per: instance, monthly: 9.0107}
              - {name: balancer, per: platform, monthly: 16}
            """;

    @Test
    void aFileIsReadWithItsDayAndItsMultiples() {
        Prices prices = Prices.read(FARGATE);
        assertThat(prices.asOf()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(prices.currency()).isEqualTo("USD");
        assertThat(prices.parts())
                .hasSize(6)
                .contains(
                        new Part("task", Per.INSTANCE, new BigDecimal("20")),
                        new Part("elastic-ip", Per.ZONE, new BigDecimal("3.5")),
                        new Part("balancer", Per.PLATFORM, new BigDecimal("20")));
    }

    @Test
    void theSchemaTakesWhatTheReaderTakes() throws IOException {
        assertThat(valid(Files.readString(FARGATE))).isTrue();
        assertThat(valid(SMALL)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "as-of: 2026-11-21, as-of: yesterday, expected a day",
        "currency: USD, currency: $, is no currency",
        "source: a price list, sourced: x, unknown field",
        "per: instance, per: cpu, unknown multiple",
        "monthly: 16, monthly: -16, expected an amount of money",
        "monthly: 16, monthly: cheap, expected an amount of money"
    })
    void aMistakeIsSeenByBoth(String from, String to, String told) throws IOException {
        String text = Shop.change(SMALL, from, to);
        assertThat(refusal(text)).contains("prices.yaml:", told);
        assertThat(valid(text)).isFalse();
    }

    @Test
    void aPartHasANameOfItsOwn() {
        assertThat(refusal(Shop.change(SMALL, "name: balancer", "name: task"))).contains("task");
    }

    private static String refusal(String text) {
        return Shop.refusal(() -> PricesReader.read(Shop.yaml("prices.yaml", text)));
    }

    private static boolean valid(String text) throws IOException {
        try (InputStream in = Prices.class.getResourceAsStream("prices.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
            return schema.validate(text, InputFormat.YAML).isEmpty();
        }
    }
}
