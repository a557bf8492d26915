package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.target.StandInServer;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvariantsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Test
    void whatTheTargetSaysOfAnInvariantIsRecorded() throws InterruptedException {
        StandInTarget target = new StandInTarget(
                NOWHERE, () -> StandInTarget.with(new SystemState.Invariant("one-writer", false, "none")));
        assertThat(check(target, "one-writer"))
                .containsExactly(new Event.InvariantChecked(NOW, "after", "one-writer", false, "none"));
    }

    @Test
    void anInvariantThatCouldNotBeLookedAtIsNotOneThatDoesNotHold() throws InterruptedException {
        StandInTarget silent = new StandInTarget(NOWHERE, () -> {
            throw new IOException("no answer");
        });
        assertThat(check(silent, "one-writer")).singleElement().isInstanceOf(Event.ObservationLost.class);
        assertThat(check(silent, Invariants.NO_TOXIC)).singleElement().isInstanceOf(Event.ObservationLost.class);
    }

    @Test
    void anInvariantThatTheTargetDoesNotKnowIsNotObserved() throws InterruptedException {
        StandInTarget target = new StandInTarget(
                NOWHERE, () -> StandInTarget.with(new SystemState.Invariant("one-writer", true, "db-a")));
        assertThat(check(target, "another"))
                .singleElement()
                .isInstanceOfSatisfying(Event.ObservationLost.class, lost -> {
                    assertThat(lost.what()).contains("another");
                    assertThat(lost.why()).contains("does not know");
                });
    }

    @Test
    void aToxicOrALinkThatIsDisabledIsFound() throws IOException, InterruptedException {
        String proxies = "{\"a-to-b\":{\"name\":\"a-to-b\",\"enabled\":true,\"toxics\":[{\"name\":\"late\"}]},"
                + "\"b-to-c\":{\"name\":\"b-to-c\",\"enabled\":false,\"toxics\":[]}}";
        assertThat(noToxic(proxies))
                .isEqualTo(new Event.InvariantChecked(
                        NOW, "after", Invariants.NO_TOXIC, false, "late on a-to-b, b-to-c is disabled"));
    }

    @Test
    void aFaultProxyWithNothingOnItsLinksHolds() throws IOException, InterruptedException {
        assertThat(noToxic("{\"a-to-b\":{\"name\":\"a-to-b\",\"enabled\":true,\"toxics\":[]}}"))
                .isEqualTo(new Event.InvariantChecked(NOW, "after", Invariants.NO_TOXIC, true, "none"));
    }

    private static Event noToxic(String proxies) throws IOException, InterruptedException {
        try (StandInServer toxiproxy = new StandInServer(200, proxies)) {
            return check(
                            new StandInTarget(toxiproxy.uri(), () -> {
                                throw new IOException("not asked");
                            }),
                            Invariants.NO_TOXIC)
                    .get(0);
        }
    }

    private static List<Event> check(StandInTarget target, String name) throws InterruptedException {
        return new Invariants(List.of(name), target, () -> NOW).check("after");
    }
}
