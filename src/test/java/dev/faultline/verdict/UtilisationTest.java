package dev.faultline.verdict;

import static dev.faultline.verdict.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How full something was, from figures that hold until they change. */
class UtilisationTest {
    private static final Span STRETCH = new Span(at(10), at(20));

    private static Utilisation of(Event... events) {
        return Utilisation.of(new RunTimeline(List.of(events)));
    }

    private static Event cpu(double second, double percent) {
        return new Event.SignalSeen(at(second), "cpu-utilisation", "api", percent);
    }

    @Test
    void aFigureCountsForAsLongAsItHeld() {
        assertThat(of(cpu(1, 40), cpu(12, 100), cpu(30, 7)).over(STRETCH)).isEqualTo(Map.of("cpu of api", 88.0));
    }

    @Test
    void whatWasToldOnlyAfterwardsIsNotKnown() {
        assertThat(of(cpu(21, 40)).over(STRETCH)).isEmpty();
        assertThat(of(cpu(21, 40)).full(STRETCH)).isEqualTo("not known: nothing told how full it was");
    }

    @Test
    void otherSignalsAreNoUtilisation() {
        assertThat(of(new Event.SignalSeen(at(1), "replication-lag-bytes", "db-b", 100))
                        .words(STRETCH))
                .isEmpty();
    }

    @Test
    void whatIsNotFullIsNamedBesideWhatIs() {
        Event connections = new Event.SignalSeen(at(1), "connections-utilisation", "api", 100);
        assertThat(of(cpu(1, 40), connections).full(STRETCH))
                .isEqualTo("connections of api 100 %; not cpu of api 40 %");
        assertThat(of(cpu(1, 40)).full(STRETCH)).isEqualTo("nothing that told how full it was; not cpu of api 40 %");
        assertThat(of(cpu(1, 95)).full(STRETCH)).isEqualTo("cpu of api 95 %");
    }
}
