package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What BlinkLean's scenarios are in AWS, pinned by a file each: {@code src/test/resources/aws/<scenario>.json} holds what
 * {@code faultline plan <scenario> --backend aws --json} prints.
 */
class BlinkLeanInAwsTest {
    private static final ScenarioFiles FILES = new ScenarioFiles(Path.of("scenarios"));
    private static final Path PINNED = Path.of("src", "test", "resources", "aws");

    static List<String> scenarios() {
        return FILES.scenarioNames("blinklean");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioIsInAwsWhatItsFileSays(String scenario) throws PlanException, IOException {
        Path pinned = PINNED.resolve(scenario + ".json");

        assertThat(TemplateJson.write(plan(scenario)))
                .as("to pin it anew: faultline plan %s --backend aws --json > %s", scenario, pinned)
                .isEqualTo(Files.readString(pinned));
    }

    @Test
    void noOtherScenarioIsPinned() throws IOException {
        try (Stream<Path> files = Files.list(PINNED)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(scenarios());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatIsPinnedIsWhatTheCatalogueTakes(String scenario) throws IOException {
        for (JsonNode fault : TemplateJson.mapper()
                .readTree(PINNED.resolve(scenario + ".json").toFile())
                .path("faults")) {
            if (fault.has("template")) {
                ExperimentTemplate template =
                        TemplateJson.mapper().treeToValue(fault.get("template"), ExperimentTemplate.class);
                assertThat(TemplateCheck.of(template, FisCatalogue.shipped())).isEmpty();
            }
        }
    }

    static AwsPlan plan(String scenario) throws PlanException {
        return AwsPlanner.plan(FILES.scenario("blinklean", scenario), FILES.system("blinklean"), AwsShop.blinklean());
    }
}
