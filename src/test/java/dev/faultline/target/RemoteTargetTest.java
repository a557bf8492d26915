package dev.faultline.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.CallSpec;
import dev.faultline.scenario.HttpCall;
import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.Marks;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of somebody's own system is what answers over HTTP. */
class RemoteTargetTest {
    private final Map<String, Integer> answers = new ConcurrentHashMap<>(Map.of("/health", 200, "/status", 200));
    private volatile boolean jobRuns;
    private StandInServer server;

    @BeforeEach
    void aSystem() throws IOException {
        server = new StandInServer(request -> new StandInServer.Answer(
                answers.getOrDefault(request.target(), request.target().equals("/job") ? 200 : 404),
                "running: " + jobRuns));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSystemThatIsWellIsReachedAndItsLinksAreThoseOfItsProxies() throws Exception {
        try (Target target = RemoteTarget.reach(system())) {
            assertThat(target.topology().backend()).isEqualTo("remote");
            assertThat(target.topology().nodes()).isEmpty();
            assertThat(target.topology().links())
                    .extracting(Topology.Link::name)
                    .containsExactly("pg");
            assertThat(target.topology().control()).hasPath("/status");
            assertThat(target.state().invariants())
                    .allMatch(SystemState.Invariant::held)
                    .extracting(SystemState.Invariant::name)
                    .containsExactly("health-answers", "control-answers", "calls-undone");
            assertThat(target.gone()).isEmpty();
        }
    }

    @Test
    void nobodyBreaksWhatIsBrokenAlready() {
        answers.put("/health", 503);

        assertThatThrownBy(() -> RemoteTarget.reach(system()).close())
                .isInstanceOf(TargetFailed.class)
                .hasMessageContaining("health-answers")
                .hasMessageContaining("GET /health answered 503");
    }

    @Test
    void nobodyBreaksWhatSomebodyElseIsBreaking() {
        jobRuns = true;

        assertThatThrownBy(() -> RemoteTarget.reach(system()).close())
                .hasMessageContaining("calls-undone")
                .hasMessageContaining("job (GET /job answered 200: running: true)");
    }

    @Test
    void thatItDoesNotAnswerIsAFindingAndNoFailure() throws Exception {
        try (RemoteTarget target = RemoteTarget.reach(system())) {
            server.close();

            assertThat(target.state().invariants())
                    .noneMatch(SystemState.Invariant::held)
                    .allSatisfy(invariant -> assertThat(invariant.found()).contains("nobody listens there"));
            assertThat(target.gone()).isEmpty();
        }
    }

    private SystemSpec system() {
        URI url = server.uri().resolve("/");
        HttpCall job = new HttpCall("GET", "/job", Optional.empty(), Optional.empty());
        return new SystemSpec(
                "own",
                "",
                Map.of(),
                List.of(),
                List.of(new Topology.Link("pg", "api", "database")),
                List.of(),
                List.of("book"),
                new SystemSpec.Login("/a", "/b"),
                List.of(),
                Optional.empty(),
                List.of("health-answers"),
                List.of(),
                Map.of(),
                Map.of(),
                Journeys.OF_BLINKLEAN,
                Optional.of(new TargetSpec(
                        url,
                        Optional.empty(),
                        "/health",
                        "/status",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(
                                "job",
                                new CallSpec("job", "", job, job, new CallSpec.Sign(job, 200, Optional.of("true")))),
                        new Marks("+9199", "test-", Optional.empty()),
                        Optional.empty())));
    }
}
