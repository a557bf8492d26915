package dev.faultline.observe.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.scenario.Topology;
import dev.faultline.target.StandInServer;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Event.Counting;
import dev.faultline.timeline.LinkTraffic;
import dev.faultline.toxics.ToxicsServer;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What went over a link is read from the fault proxy that it goes through. */
class LinkWatchTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Topology.Link LINK = new Topology.Link("a-to-b", "a", "b");

    private static SystemState stateAt(URI toxiproxy) {
        return new SystemState(
                new Topology("test", toxiproxy, toxiproxy, toxiproxy, toxiproxy, List.of(), List.of(LINK)),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void bytesThatArrivedAtEitherEndAreRecorded() throws Exception {
        List<Event> events = new CopyOnWriteArrayList<>();
        try (ToxicsServer toxics = ToxicsServer.start(new InetSocketAddress("127.0.0.1", 0));
                StandInServer upstream = new StandInServer(200, "an answer")) {
            URI api = toxics.apiUri();
            Proxy proxy = new ToxiproxyClient(api.getHost(), api.getPort())
                    .createProxy(
                            "a-to-b",
                            "127.0.0.1:0",
                            "127.0.0.1:" + upstream.uri().getPort());
            try (LinkWatch watch = new LinkWatch(api, () -> Optional.of(stateAt(api)), () -> NOW, events::add)) {
                ask(URI.create("http://" + proxy.getListen()));
                await().untilAsserted(() -> assertThat(events).anySatisfy(event -> {
                    assertThat(event).isInstanceOf(Event.LinksCounted.class);
                    Event.LinksCounted counted = (Event.LinksCounted) event;
                    assertThat(counted.counting()).isEqualTo(Counting.AS_BYTES_PASS);
                    LinkTraffic traffic = counted.links().get(0);
                    assertThat(traffic.link()).isEqualTo("a-to-b");
                    assertThat(traffic.upstream()).isPositive();
                    assertThat(traffic.downstream()).isGreaterThan("an answer".length());
                }));
            }
        }
    }

    @Test
    void aProxyThatWasPointedElsewhereIsAddedUpAndOneThatCarriedNothingIsThere() throws Exception {
        String metrics = """
                # TYPE toxiproxy_proxy_sent_bytes_total counter
                toxiproxy_proxy_sent_bytes_total{direction="upstream",listener="x:1",proxy="a-to-b",upstream="x:2"} 40
                toxiproxy_proxy_sent_bytes_total{direction="upstream",listener="x:1",proxy="a-to-b",upstream="x:3"} 2
                toxiproxy_proxy_sent_bytes_total{direction="downstream",listener="x:1",proxy="a-to-b",upstream="x:3"} 7
                toxiproxy_proxy_received_bytes_total{direction="upstream",listener="x:1",proxy="a-to-b",upstream="x:3"} 99
                """;
        try (StandInServer toxiproxy = new StandInServer(200, metrics)) {
            Topology.Link unused = new Topology.Link("a-to-c", "a", "c");
            assertThat(new LinkCounters(toxiproxy.uri()).read(List.of(LINK, unused)))
                    .containsExactly(
                            new LinkTraffic("a-to-b", "a", "b", 42, 7), new LinkTraffic("a-to-c", "a", "c", 0, 0));
        }
    }

    @Test
    void aFaultProxyThatCountsNothingIsNotOneThatCarriesNothing() throws Exception {
        try (StandInServer toxiproxy = new StandInServer(200, "go_goroutines 12\n")) {
            assertThatThrownBy(() -> new LinkCounters(toxiproxy.uri()).read(List.of(LINK)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("-proxy-metrics");
        }
    }

    @Test
    void toxiproxyItselfCountsAsConnectionsEnd() throws Exception {
        try (StandInServer toxiproxy = new StandInServer(200, "{\"version\":\"2.12.0\"}")) {
            assertThat(new LinkCounters(toxiproxy.uri()).counting()).isEqualTo(Counting.AS_CONNECTIONS_END);
        }
    }

    @Test
    void readingsThatFailAreToldOnce() throws Exception {
        List<Event> events = new CopyOnWriteArrayList<>();
        try (StandInServer broken = new StandInServer(500, "{}");
                LinkWatch watch =
                        new LinkWatch(broken.uri(), () -> Optional.of(stateAt(broken.uri())), () -> NOW, events::add)) {
            await().until(() -> !events.isEmpty());
            assertThat(events).singleElement().isInstanceOfSatisfying(Event.ObservationLost.class, lost -> {
                assertThat(lost.what()).isEqualTo("links");
                assertThat(lost.why()).contains("answered GET", "with 500");
            });
        }
    }

    private static void ask(URI uri) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    }
}
