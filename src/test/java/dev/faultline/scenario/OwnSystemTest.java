package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A system that is up already is read as its owner means it. */
class OwnSystemTest {
    @Test
    void whatIsKnownOfItIsWhatStandsThere() {
        SystemSpec shop = Shop.system(Shop.OWN_SYSTEM);
        TargetSpec target = shop.target().orElseThrow();

        assertThat(target.url()).hasToString("https://shop.example.com");
        assertThat(target.control()).isEqualTo("https://status.example.com/ping");
        assertThat(target.inbox()).contains(URI.create("http://127.0.0.1:8025"));
        assertThat(target.certificate()).isEmpty();
        assertThat(target.marks()).isEqualTo(new Marks("+9199", "test-", Optional.of("X-Test")));
        assertThat(target.cleanUp())
                .contains(new TargetSpec.CleanUp(
                        TargetSpec.Reach.EACH,
                        new HttpCall("DELETE", "/sold/{id}", Optional.empty(), Optional.of("SHOP_TOKEN")),
                        TargetSpec.CleanUp.GENTLE));
        assertThat(shop.nodes()).isEmpty();
        assertThat(shop.journeys().firstDay()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(shop.journeys().paths()).containsEntry("book", "/buy").containsEntry("otp-request", "/code");
    }

    @Test
    void itsOwnerSaysHowManyRecordsASecondMayBeRemoved() {
        String faster = Shop.change(Shop.OWN_SYSTEM, "clean-up: {each", "clean-up: {rate: 200/s, each");

        assertThat(Shop.system(faster)
                        .target()
                        .flatMap(TargetSpec::cleanUp)
                        .orElseThrow()
                        .rate())
                .isEqualTo(200);
    }

    @Test
    void itsLinksAreTheProxiesOfItsToxiproxy() {
        assertThat(Shop.system(Shop.OWN_SYSTEM).links())
                .containsExactly(
                        new Topology.Link("web-a-to-db", "web", "database"),
                        new Topology.Link("web-b-to-db", "web", "database"),
                        new Topology.Link("bank", "till", "bank"));
    }

    @Test
    void itsToxiproxyMayBeAtAnotherPlaceThanItsFileSays() {
        TargetSpec target = Shop.system(Shop.OWN_SYSTEM).target().orElseThrow();
        URI other = URI.create("http://127.0.0.1:18474");

        assertThat(target.behind(other).toxiproxy()).contains(other);
        assertThat(target.behind(other).behind(target.toxiproxy().orElseThrow()))
                .isEqualTo(target);
    }

    @Test
    void aCallBringsAllThatItTakesIntoTheScenario() {
        FaultSpec fault = Shop.ownScenario(Shop.OWN_SCENARIO).method().get(0);

        assertThat(fault.kind()).isEqualTo("call");
        assertThat(fault.hold()).isEqualTo(Duration.ofSeconds(3));
        CallSpec call = ((FaultSpec.Call) fault).call();
        assertThat(call.inject()).hasToString("PUT /jobs/stocktaking");
        assertThat(call.bitten().shownBy(200, "{\"running\":true}")).isTrue();
        assertThat(call.bitten().shownBy(200, "{\"running\":false}")).isFalse();
        assertThat(call.bitten().shownBy(500, "{\"running\":true}")).isFalse();
    }

    @Test
    void theNamesOfItsSecretsAreKnownAndTheSecretsAreNot() {
        assertThat(Shop.system(Shop.OWN_SYSTEM).variables()).containsOnlyKeys("SHOP_TOKEN");
    }

    @Test
    void itCanBeAtAnotherPlace() {
        SystemSpec shop = Shop.system(Shop.OWN_SYSTEM);
        SystemSpec elsewhere = shop.with(shop.target().orElseThrow().at(URI.create("http://10.0.0.1:8080/")));

        assertThat(elsewhere.target().orElseThrow().url()).hasToString("http://10.0.0.1:8080/");
        assertThat(elsewhere.links()).hasSize(3);
    }

    @Test
    void whatTakesHandsOnItsProcessesIsRefusedWithWhatCanBeDoneInstead() {
        String killing = Shop.change(
                Shop.OWN_SCENARIO,
                "hold: 3s\n    call: {id: count, name: stocktaking}",
                "process-kill: {id: kill, service: web}");

        assertThat(Shop.refusal(() -> Shop.ownScenario(killing)))
                .contains("till.yaml:10:", "known from outside alone", "a link of its Toxiproxy");
    }

    @Test
    void aCallThatItDoesNotHaveIsRefused() {
        String unknown = Shop.change(Shop.OWN_SCENARIO, "name: stocktaking", "name: stock-taking");

        assertThat(Shop.refusal(() -> Shop.ownScenario(unknown)))
                .contains("unknown call of the target `stock-taking`", "did you mean `stocktaking`?");
    }

    @Test
    void wordsInBracesAreFilledInAndCannotLeaveTheirPlace() {
        HttpCall call = new HttpCall("DELETE", "/sold/{id}?of={keys}", Optional.empty(), Optional.empty());

        assertThat(call.on(URI.create("http://shop.example.com/"), Map.of("id", "7/../8", "keys", "a&b")))
                .hasToString("http://shop.example.com/sold/7%2F..%2F8?of=a%26b");
    }

    @Test
    void theShippedOneIsWhatTheEnvironmentSaysAndElseAnExample() {
        Map<String, String> environment = Map.of(
                "STAGING_URL", "https://127.0.0.1:8443",
                "STAGING_TOXIPROXY", "http://127.0.0.1:1",
                "STAGING_PAYMENTS", "http://127.0.0.1:2");
        Path folder = Path.of("scenarios");

        TargetSpec said = new ScenarioFiles(folder, ScenarioFiles.SIMULATIONS, environment::get)
                .system("staging")
                .target()
                .orElseThrow();
        TargetSpec example = new ScenarioFiles(folder, ScenarioFiles.SIMULATIONS, name -> null)
                .system("staging")
                .target()
                .orElseThrow();

        assertThat(said.url()).hasToString("https://127.0.0.1:8443");
        assertThat(said.toxiproxy()).contains(URI.create("http://127.0.0.1:1"));
        assertThat(said.payments()).contains(URI.create("http://127.0.0.1:2"));
        assertThat(example.url()).hasHost("staging.example.com");
        assertThat(example.payments()).isEmpty();
        assertThat(List.copyOf(example.calls().keySet())).containsExactly("locking-report");
    }
}
