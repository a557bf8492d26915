package dev.faultline.observe.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.observe.StandInTarget;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureProbeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();

    @Test
    void eachCheckThatIsAskedForIsRecordedOncePerProbe() throws Exception {
        Files.writeString(folder.resolve(".env"), "TOKEN=correct-horse-battery");
        probe(
                telling(),
                ExposureProbe.NO_SECRET_ON_DISK,
                ExposureProbe.HTTPS_IS_MANDATORY,
                ExposureProbe.NO_SECRET_ON_DISK);
        assertThat(events)
                .containsExactly(
                        new Event.ExposureProbed(
                                NOW,
                                "no-secret-on-disk",
                                false,
                                "secret operator is in file " + folder.resolve(".env")),
                        new Event.ExposureProbed(
                                NOW,
                                "https-is-mandatory",
                                false,
                                "clients are served without TLS, at http://127.0.0.1:1"));
    }

    @Test
    void aCheckThatCouldNotBeCarriedOutIsAnObservationLost() throws Exception {
        probe(telling(), ExposureProbe.ONLY_THE_BALANCER_ANSWERS, "no-such-check");
        assertThat(events)
                .extracting(event -> ((Event.ObservationLost) event).what())
                .containsExactly("exposure:only-the-balancer-answers", "exposure:no-such-check");
    }

    @Test
    void aTargetThatDoesNotTellWhatItConsistsOfIsOneToo() throws Exception {
        StandInTarget silent = new StandInTarget(NOWHERE, () -> {
            throw new IOException("no answer");
        });
        probe(silent, ExposureProbe.HTTPS_IS_MANDATORY);
        assertThat(events).containsExactly(new Event.ObservationLost(NOW, "exposure:https-is-mandatory", "no answer"));
    }

    @Test
    void whatIsHiddenDoesNotTellTheValuesOfItsSecrets() {
        assertThat(hidden()).hasToString("secrets [operator] in [" + folder + "]");
    }

    private void probe(StandInTarget target, String... checks) throws InterruptedException {
        new ExposureProbe(List.of(checks), target, hidden(), () -> NOW, events::add).probe();
    }

    private ExposureProbe.Hidden hidden() {
        return new ExposureProbe.Hidden(Map.of("operator", "correct-horse-battery"), List.of(folder));
    }

    private static StandInTarget telling() {
        return new StandInTarget(
                NOWHERE, () -> StandInTarget.with(new SystemState.Invariant("one-writer", true, "db-a")));
    }
}
