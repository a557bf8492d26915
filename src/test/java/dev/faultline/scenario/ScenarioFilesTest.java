package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems and scenarios are found by their names in a folder. */
class ScenarioFilesTest {
    @TempDir
    private Path folder;

    private ScenarioFiles files;

    @BeforeEach
    void writeTheShop() throws IOException {
        Path shop = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(shop.resolve("system.yaml"), Shop.SYSTEM);
        Files.writeString(shop.resolve("claims.yaml"), Shop.CLAIMS);
        Files.writeString(shop.resolve("db-kill.yaml"), Shop.SCENARIO);
        Files.writeString(shop.resolve("notes.txt"), "not a scenario");
        Files.createDirectories(folder.resolve("empty"));
        files = new ScenarioFiles(folder);
    }

    @Test
    void systemsAndScenariosAreListed() {
        assertThat(files.systemNames()).containsExactly("shop");
        assertThat(files.scenarioNames("shop")).containsExactly("db-kill");
    }

    @Test
    void aScenarioKnowsItsNameAndItsSystem() {
        Scenario scenario = files.scenario("shop", "db-kill");

        assertThat(scenario.name()).isEqualTo("db-kill");
        assertThat(scenario.system()).isEqualTo("shop");
        assertThat(scenario.method()).extracting(FaultSpec::id).containsExactly("kill-db", "slow-db");
        assertThat(scenario.objectives())
                .extracting(Objective::id)
                .containsExactly("back", "kept", "quick", "busy", "once", "whole");
    }

    @Test
    void anUnknownSystemIsAnsweredWithTheKnownOnes() {
        assertThat(Shop.refusal(() -> files.system("shpo")))
                .isEqualTo(folder + "/shpo: unknown system `shpo`\nhint: did you mean `shop`? known: shop\n");
    }

    @Test
    void anUnknownScenarioIsAnsweredWithTheKnownOnes() {
        assertThat(Shop.refusal(() -> files.scenario("shop", "dbkill")))
                .isEqualTo(folder + "/shop/dbkill.yaml: unknown scenario `dbkill`\n"
                        + "hint: did you mean `db-kill`? known: db-kill\n");
    }

    @Test
    void aNameDoesNotLeadOutOfTheFolder() {
        assertThat(Shop.refusal(() -> files.scenario("shop", "../../etc/passwd")))
                .contains("unknown scenario");
        assertThat(Shop.refusal(() -> files.system(".."))).contains("unknown system");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing");

        assertThat(Shop.refusal(() -> new ScenarioFiles(missing).systemNames()))
                .startsWith(missing + ": the folder cannot be read");
    }

    @Test
    void aSystemWithoutClaimsSaysWhichFileIsMissing() throws IOException {
        Files.delete(folder.resolve("shop/claims.yaml"));

        assertThat(Shop.refusal(() -> files.system("shop"))).contains("/shop/claims.yaml: the file is missing");
    }

    @Test
    void aUsersOwnSimulationIsKnownOnceItIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("shop/db-kill.yaml"),
                Shop.change(Shop.SCENARIO, "BookingSimulation", "CheckoutSimulation"));

        Scenario scenario = new ScenarioFiles(folder, Set.of("CheckoutSimulation")).scenario("shop", "db-kill");

        assertThat(scenario.load()).isEqualTo(List.of(new LoadSpec("CheckoutSimulation", 28)));
        assertThat(Shop.refusal(() -> files.scenario("shop", "db-kill"))).contains("unknown simulation");
    }

    @Test
    void whatWasReadSurvivesBeingWrittenAsJson() throws JsonProcessingException {
        SystemSpec system = files.system("shop");
        Scenario scenario = files.scenario("shop", "db-kill");
        Scenario pressure = Shop.scenario(Shop.PRESSURE);

        assertThat(again(pressure, Scenario.class)).isEqualTo(pressure);
        assertThat(again(system, SystemSpec.class)).isEqualTo(system);
        assertThat(again(scenario, Scenario.class)).isEqualTo(scenario);
    }

    private static <T> T again(T record, Class<T> type) throws JsonProcessingException {
        return RecordJson.mapper().readValue(RecordJson.mapper().writeValueAsString(record), type);
    }
}
