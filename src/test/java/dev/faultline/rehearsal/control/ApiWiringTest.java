package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.control.WiringSettings.CacheAddress;
import dev.faultline.rehearsal.control.WiringSettings.ZoneCheckAddress;
import dev.faultline.rehearsal.process.ThisMachine;
import dev.faultline.toxics.ToxicsServer;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every instance is told where its links are, and with a mistake in the settings one of them is told otherwise. */
class ApiWiringTest {
    private static final List<String> ZONES = List.of("a", "b", "c");

    private ToxicsServer toxics;
    private ProxiedLinks links;

    @BeforeEach
    void openLinks() throws Exception {
        toxics = ToxicsServer.start(new InetSocketAddress("127.0.0.1", 0));
        links = new ProxiedLinks(toxics.apiUri(), new ThisMachine());
        for (String node : List.of("api-a", "api-b")) {
            for (String to : List.of("redis", "redis-a", "zone-check")) {
                links.open(node, to, 1);
            }
        }
    }

    @AfterEach
    void close() {
        toxics.close();
    }

    private ApiWiring wiring(CacheAddress cache, ZoneCheckAddress zoneCheck) {
        return new ApiWiring(new WiringSettings(cache, zoneCheck), ZONES, links);
    }

    private String link(String from, String to) {
        return "127.0.0.1:" + links.port(from, to);
    }

    @Test
    void aSoundInstanceIsToldOfItsLinks() {
        ApiWiring sound = wiring(CacheAddress.ENDPOINT, ZoneCheckAddress.SERVICE);
        assertThat(sound.cache("api-b")).isEqualTo(link("api-b", "redis"));
        assertThat(sound.zoneCheck("api-b")).isEqualTo(link("api-b", "zone-check"));
        assertThat(sound.dependencies("api-b")).contains("redis").doesNotContain("redis-a");
    }

    @Test
    void anInstanceThatIsToldTheNodeOfTheCacheHasALinkOfItsOwnToIt() {
        ApiWiring node = wiring(CacheAddress.NODE, ZoneCheckAddress.SERVICE);
        assertThat(node.cache("api-b")).isEqualTo(link("api-b", "redis-a"));
        assertThat(node.dependencies("api-b")).contains("redis", "redis-a");
        assertThat(node.cache("api-a")).isEqualTo(link("api-a", "redis"));
        assertThat(node.dependencies("api-a")).doesNotContain("redis-a");
    }

    @Test
    void aMistypedAddressLeadsNowhereOnOneInstance() {
        ApiWiring mistyped = wiring(CacheAddress.ENDPOINT, ZoneCheckAddress.MISTYPED);
        assertThat(mistyped.zoneCheck("api-b")).isEqualTo("127.0.0.1:1");
        assertThat(mistyped.zoneCheck("api-a")).isEqualTo(link("api-a", "zone-check"));
    }
}
