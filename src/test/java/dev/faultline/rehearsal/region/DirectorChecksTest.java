package dev.faultline.rehearsal.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.failover.HeartbeatPace;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.region.RegionSettings.Director;
import dev.faultline.rehearsal.region.RegionSettings.FailBack;
import dev.faultline.rehearsal.region.RegionSettings.Fencing;
import dev.faultline.rehearsal.region.RegionSettings.Promotion;
import dev.faultline.rehearsal.region.RegionSettings.Regions;
import dev.faultline.rehearsal.region.RegionSettings.Replication;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A director between a first region that is away and a second one that answers. */
class DirectorChecksTest {
    private static final HeartbeatPace PACE = new HeartbeatPace(Duration.ofMillis(10), 2);

    private final StopSignal stop = new StopSignal();
    private final PlatformLog log = PlatformLog.onErrorOutput();
    private final PaperDatabases databases = new PaperDatabases();
    private final RegionSettings settings = new RegionSettings(
            Regions.TWO, Director.ON, PACE, Promotion.AUTOMATIC, Replication.UP, Fencing.ON, FailBack.CAREFUL);
    private WebServer second;
    private TrafficDirector director;
    private RegionChange change;
    private DirectorChecks checks;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void aSecondRegionThatAnswersAndAFirstThatDoesNot() throws IOException {
        FreePorts ports = new FreePorts();
        int nobody = ports.next();
        HttpHandler healthy = Handlers.routing().get("/health", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseSender().send("up");
        });
        second = WebServer.start(0, 1, healthy);
        director =
                new TrafficDirector(ports.next(), Map.of(Region.FIRST, () -> nobody, Region.SECOND, second::port), log);
        director.route(Region.FIRST);
        change = new RegionChange(databases, director, settings, new HealthyRegion(), stop, log);
        checks = new DirectorChecks(settings, probe(nobody), probe(second.port()), director, change, stop);
        change.start();
    }

    @AfterEach
    void close() throws Exception {
        stop.raise();
        checks.close();
        change.close();
        director.close();
        second.close();
    }

    @Test
    void clientsAreSentToTheSecondRegionWhichTakesOver() {
        checks.start();

        await().until(() -> databases.done().contains("promote"));
        assertThat(director.serving()).isEqualTo(Region.SECOND);
    }

    /** Else a replica of some moments ago would be promoted, and what was acknowledged since would be lost. */
    @Test
    void aRegionWhoseDatabaseIsBeingClonedTakesNobodyOver() {
        databases.takeSecondAway();

        checks.start();

        await().until(() -> asked.get() > 10);
        assertThat(director.serving()).isEqualTo(Region.FIRST);
        assertThat(databases.done()).isEmpty();
    }

    private static HealthProbe probe(int port) {
        return new HealthProbe(() -> port, Optional.empty(), Duration.ofMillis(500));
    }
}
