package dev.faultline.observe.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.StandInServer;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AlarmWatchTest {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void aRealNodeIsScrapedAgainAndAgain() throws Exception {
        try (StandInServer node = new StandInServer(200, "load 3\n");
                AlarmWatch watch =
                        watch(node.uri(), new AlarmRule("busy", "load > 2", Duration.ofSeconds(1), "x", ""))) {
            await().until(() -> states().contains("firing"));
            watch.close();
            watch.close();
        }
        assertThat(states()).containsExactly("pending", "firing");
    }

    @Test
    void withoutRulesNothingIsWatched() {
        try (AlarmWatch watch = new AlarmWatch(
                List.of(),
                Optional::empty,
                topology(URI.create("http://127.0.0.1:1")),
                AnchoredClock.anchored("test"),
                events::add)) {
            assertThat(watch).isNotNull();
        }
        assertThat(events).isEmpty();
    }

    private AlarmWatch watch(URI node, AlarmRule rule) {
        return new AlarmWatch(
                List.of(rule), Optional::empty, topology(node), AnchoredClock.anchored("test"), events::add);
    }

    private static Topology topology(URI uri) {
        Node node = new Node(
                "a", "api", "a", "serving", Optional.empty(), Optional.empty(), Optional.of(uri.resolve("/metrics")));
        return new Topology("test", uri, uri, uri, uri, List.of(node), List.of());
    }

    private List<String> states() {
        return events.stream()
                .filter(Event.AlarmChanged.class::isInstance)
                .map(event -> ((Event.AlarmChanged) event).state())
                .toList();
    }
}
