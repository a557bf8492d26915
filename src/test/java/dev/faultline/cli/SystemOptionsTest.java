package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whose word counts about a setting of the platform: the system's, the scenario's, a known-bad platform's, the command's. */
class SystemOptionsTest {
    private static final String SETTING = "balancer.healthChecks";

    @TempDir
    Path folder;

    private final SystemOptions options = new SystemOptions();

    @BeforeEach
    void aScenarioWithASettingOfItsOwn() throws IOException {
        Path to = Files.createDirectories(folder.resolve("blinklean"));
        try (Stream<Path> files = Files.list(Path.of("scenarios", "blinklean"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path scenario = to.resolve("pod-kill.yaml");
        Files.writeString(
                scenario,
                Files.readString(scenario)
                        .replace("seed: 20261202", "seed: 20261202\nplatform: {balancer.unhealthyAfter: 3}"));
    }

    @Test
    void theScenariosSettingCountsOverTheSystems() throws Exception {
        assertThat(platform())
                .containsEntry("balancer.unhealthyAfter", "3")
                .containsEntry("balancer.healthyAfter", "2")
                .containsEntry(SETTING, "on");
    }

    @Test
    void aKnownBadPlatformCountsOverTheScenarioAndTheCommandOverAll() throws Exception {
        assertThat(platform("--known-bad", "no-health-checks"))
                .containsEntry(SETTING, "off")
                .containsEntry("balancer.unhealthyAfter", "3");
        assertThat(platform("--known-bad", "no-health-checks", "--set", SETTING + "=on"))
                .containsEntry(SETTING, "on");
    }

    @Test
    void withoutAScenarioTheSystemsSettingsStand() throws Exception {
        parse();

        assertThat(options.platform(options.system())).containsEntry("balancer.unhealthyAfter", "2");
    }

    @Test
    void whatTheCommandChangedIsToldApartFromAllElse() {
        parse("--known-bad", "no-health-checks", "--set", SETTING + "=on", "--set", "balancer.healthyAfter=4");

        assertThat(options.settings()).isEqualTo(Map.of(SETTING, "on", "balancer.healthyAfter", "4"));
    }

    private Map<String, String> platform(String... arguments) throws Exception {
        parse(arguments);
        SystemSpec system = options.system();
        Scenario scenario = options.scenario("pod-kill");
        return options.platform(system, scenario);
    }

    private void parse(String... arguments) {
        var unused = new CommandLine(options)
                .parseArgs(Stream.concat(Stream.of("--scenarios", folder.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
