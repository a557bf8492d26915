package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The balancer over real sockets: it ejects and readmits on checks only, and answers as an ALB does. */
class BalancerTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private StandInTarget a;
    private StandInTarget b;

    @BeforeEach
    void startTargets() {
        a = opened(new StandInTarget("a", 0));
        b = opened(new StandInTarget("b", 0));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (int last = open.size() - 1; last >= 0; last--) {
            open.get(last).close();
        }
    }

    @Test
    void healthyTargetsShareTheRequests() throws Exception {
        RunningBalancer balancer = balancer(Checks.ON, a.port(), b.port());
        awaitStates(balancer, "healthy", "healthy");
        balancer.statuses("/", 10);
        assertThat(a.requests()).isEqualTo(5);
        assertThat(b.requests()).isEqualTo(5);
    }

    @Test
    void aTargetWhoseChecksFailIsTakenOutAndComesBack() throws Exception {
        RunningBalancer balancer = balancer(Checks.ON, a.port(), b.port());
        awaitStates(balancer, "healthy", "healthy");

        b.answerHealth(503);
        awaitStates(balancer, "healthy", "unhealthy");
        int before = b.requests();
        assertThat(balancer.statuses("/", 10)).containsOnly(200);
        assertThat(b.requests()).isEqualTo(before);

        b.answerHealth(200);
        awaitStates(balancer, "healthy", "healthy");
        balancer.statuses("/", 2);
        assertThat(b.requests()).isEqualTo(before + 1);
    }

    @Test
    void aDeadTargetIsTakenOutByItsChecks() throws Exception {
        DeadLink dead = opened(new DeadLink());
        RunningBalancer balancer = balancer(Checks.ON, a.port(), dead.port());
        awaitStates(balancer, "healthy", "unhealthy");
        assertThat(balancer.statuses("/", 10)).containsOnly(200);
    }

    @Test
    void withoutChecksADeadTargetKeepsItsShareAndFailsIt() throws Exception {
        DeadLink dead = opened(new DeadLink());
        RunningBalancer balancer = balancer(Checks.OFF, a.port(), dead.port());
        List<Integer> statuses = balancer.statuses("/", 40);
        assertThat(statuses).filteredOn(status -> status == 502).hasSize(20);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);
        assertThat(dead.requests()).as("each sent once, never again").isEqualTo(20);
        assertThat(balancer.states()).containsOnly("unchecked");
    }

    @Test
    void aWriteIsNotSentAgainWhenItsTargetBreaks() throws Exception {
        DeadLink dead = opened(new DeadLink());
        RunningBalancer balancer = balancer(Checks.OFF, dead.port());
        assertThat(balancer.post("/bookings", "{}").statusCode()).isEqualTo(502);
        assertThat(dead.requests()).isEqualTo(1);
    }

    @Test
    void aTargetThatRefusesConnectionsIsA502() throws Exception {
        int closed = a.port();
        a.close();
        RunningBalancer balancer = balancer(Checks.OFF, closed, b.port());
        assertThat(balancer.statuses("/", 6)).containsExactly(502, 200, 502, 200, 502, 200);
    }

    @Test
    void whenAllTargetsAreUnhealthyRequestsGoToAllOfThem() throws Exception {
        a.answerHealth(503);
        b.answerHealth(503);
        RunningBalancer balancer = balancer(Checks.ON, a.port(), b.port());
        awaitStates(balancer, "unhealthy", "unhealthy");
        assertThat(balancer.statuses("/", 4)).containsOnly(200);
    }

    @Test
    void withoutAnyTargetTheAnswerIs503() throws Exception {
        assertThat(balancer(Checks.ON).statuses("/", 1)).containsExactly(503);
    }

    @Test
    void aTargetsOwn503IsPassedOn() throws Exception {
        RunningBalancer balancer = balancer(Checks.OFF, a.port());
        HttpResponse<String> answer = balancer.get("/unavailable");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("mine");
    }

    @Test
    void aTargetThatDoesNotAnswerInTimeIsA504AndDoesNotHurtTheNextRequest() throws Exception {
        RunningBalancer balancer =
                opened(RunningBalancer.start(RunningBalancer.plain(Duration.ofMillis(900), Checks.OFF, a.port())));
        assertThat(balancer.statuses("/hang", 2)).containsOnly(504);
        assertThat(balancer.statuses("/", 3)).containsOnly(200);
    }

    @Test
    void pooledConnectionsThatDiedWithATargetDoNotFailRequestsAfterItsRestart() throws Exception {
        StandInTarget first = new StandInTarget("first", 0);
        int port = first.port();
        RunningBalancer balancer = balancer(Checks.OFF, port);
        IntStream.range(0, 4).parallel().forEach(any -> balancer.status("/"));
        first.close();
        opened(new StandInTarget("second", port));
        assertThat(balancer.statuses("/", 10)).containsOnly(200);
    }

    private RunningBalancer balancer(Checks checks, int... ports) throws InterruptedException {
        return opened(RunningBalancer.start(checks, ports));
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private static void awaitStates(RunningBalancer balancer, String... expected) {
        await().until(() -> balancer.states().equals(List.of(expected)));
    }
}
