package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.scenario.Refusals.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors know of the files (the JSON schemas) agrees with what the parser takes. */
class SchemaTest {
    private static final Path SHIPPED = Path.of("scenarios");

    @Test
    void theShippedFilesAreValid() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                assertThat(errors(schemaOf(file), Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void theShippedFilesNameTheirSchemaForEditors() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String firstLine = Files.readAllLines(file).get(0);
                assertThat(firstLine).startsWith("# yaml-language-server: $schema=");
                Path named = file.resolveSibling(firstLine.substring(firstLine.indexOf('=') + 1));
                assertThat(named).isRegularFile();
                assertThat(named.getFileName()).hasToString(schemaOf(file) + ".schema.json");
            }
        }
    }

    @Test
    void theExamplesOfTheseTestsAreValid() {
        assertThat(errors("scenario", Shop.SCENARIO)).isEmpty();
        assertThat(errors("scenario", Shop.PRESSURE)).isEmpty();
        assertThat(errors("scenario", Shop.SHAPES)).isEmpty();
        assertThat(errors("system", Shop.SYSTEM)).isEmpty();
        assertThat(errors("claims", Shop.CLAIMS)).isEmpty();
        assertThat(errors("system", Shop.OWN_SYSTEM)).isEmpty();
        assertThat(errors("aws", AwsShop.AWS)).isEmpty();
        assertThat(errors("aws", AwsShop.AWS + AwsShop.RUN)).isEmpty();
        assertThat(errors("scenario", Shop.OWN_SCENARIO)).isEmpty();
    }

    static List<Refusals> inAScenario() {
        return Refusals.inAScenario();
    }

    @ParameterizedTest
    @MethodSource
    void inAScenario(Refusals refusal) {
        assertRefused(refusal, "scenario", Shop.SCENARIO, Shop::scenario);
    }

    static List<Refusals> underPressure() {
        return Refusals.underPressure();
    }

    @ParameterizedTest
    @MethodSource
    void underPressure(Refusals refusal) {
        assertRefused(refusal, "scenario", Shop.PRESSURE, Shop::scenario);
    }

    static List<Refusals> ofLoads() {
        return Refusals.ofLoads();
    }

    @ParameterizedTest
    @MethodSource
    void ofLoads(Refusals refusal) {
        assertRefused(refusal, "scenario", Shop.SHAPES, Shop::scenario);
    }

    static List<Refusals> inASystem() {
        return SystemRefusals.inASystem();
    }

    @ParameterizedTest
    @MethodSource
    void inASystem(Refusals refusal) {
        assertRefused(refusal, "system", Shop.SYSTEM, Shop::system);
    }

    static List<Refusals> inAnOwnSystem() {
        return SystemRefusals.inAnOwnSystem();
    }

    @ParameterizedTest
    @MethodSource
    void inAnOwnSystem(Refusals refusal) {
        String text = Shop.change(Shop.OWN_SYSTEM, refusal.from(), refusal.to());

        assertThat(Shop.refusal(() -> Shop.system(text))).startsWith("system.yaml:");
        assertThat(!errors("system", text).isEmpty()).isEqualTo(refusal.seen() == Seen.BY_THE_SCHEMA);
    }

    static List<Refusals> inAws() {
        return AwsRefusals.ALL;
    }

    @ParameterizedTest
    @MethodSource
    void inAws(Refusals refusal) {
        assertRefused(refusal, "aws", AwsShop.AWS, AwsShop::aws);
    }

    static List<Refusals> runningInAws() {
        return AwsRefusals.RUNNING;
    }

    @ParameterizedTest
    @MethodSource
    void runningInAws(Refusals refusal) {
        String text = AwsShop.AWS + Shop.change(AwsShop.RUN, refusal.from(), refusal.to());

        assertThat(Shop.refusal(() -> AwsShop.aws(text))).startsWith("aws.yaml:");
        assertThat(!errors("aws", text).isEmpty()).isEqualTo(refusal.seen() == Seen.BY_THE_SCHEMA);
    }

    static List<Refusals> inClaims() {
        return SystemRefusals.inClaims();
    }

    @ParameterizedTest
    @MethodSource
    void inClaims(Refusals refusal) {
        assertRefused(refusal, "claims", Shop.CLAIMS, Shop::claims);
    }

    /** The parser refuses it, and the schema does where it can see the mistake. */
    private static void assertRefused(Refusals refusal, String schema, String good, Consumer<String> parser) {
        String text = Shop.change(good, refusal.from(), refusal.to());
        String file = schema.equals("scenario") ? "db-kill.yaml:" : schema + ".yaml:";

        assertThat(Shop.refusal(() -> parser.accept(text))).startsWith(file);
        assertThat(!errors(schema, text).isEmpty()).isEqualTo(refusal.seen() == Seen.BY_THE_SCHEMA);
    }

    private static String schemaOf(Path file) {
        String name = file.getFileName().toString().replace(".yaml", "");
        if (file.getParent().endsWith("drills")) {
            return name.equals("findings") ? name : "drill";
        }
        return Set.of("system", "claims", "aws", "capacity", "prices").contains(name) ? name : "scenario";
    }

    static List<Error> errors(String schema, String yaml) {
        return schema(schema).validate(yaml, InputFormat.YAML);
    }

    private static Schema schema(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(name + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the schema " + name, e);
        }
    }
}
