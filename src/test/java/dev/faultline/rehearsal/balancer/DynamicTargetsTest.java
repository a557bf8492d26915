package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets come and go while the balancer runs, and no request is lost by it. */
class DynamicTargetsTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final StandInTarget a = new StandInTarget("a", 0);
    private final StandInTarget b = new StandInTarget("b", 0);
    private final ExecutorService others = Executors.newCachedThreadPool();
    private RunningBalancer balancer;

    @BeforeEach
    void startWithOneTarget() throws Exception {
        balancer = RunningBalancer.start(Checks.ON, a.port());
        await().until(() -> balancer.states().contains("healthy"));
    }

    @AfterEach
    void closeAll() throws Exception {
        others.shutdownNow();
        balancer.close();
        a.close();
        b.close();
    }

    @Test
    void aNewTargetGetsRequestsOnceItHasPassedACheck() throws Exception {
        b.answerHealth(503);
        assertThat(balancer.register("api-b", b.port())).isEqualTo(201);
        await().until(() -> balancer.states().contains("unhealthy"));
        assertThat(balancer.statuses("/", 6)).containsOnly(200);
        assertThat(b.requests()).isZero();

        b.answerHealth(200);
        await().until(() -> balancer.states().stream().allMatch("healthy"::equals));
        balancer.statuses("/", 6);
        assertThat(b.requests()).isEqualTo(3);
    }

    @Test
    void aTargetThatIsTakenOutGetsNoRequestAndNoCheckAnyMore() throws Exception {
        balancer.register("api-b", b.port());
        await().until(() -> balancer.targets().findValuesAsText("name").size() == 2);
        assertThat(balancer.deregister("api-b", Duration.ZERO)).isEqualTo(204);
        assertThat(balancer.targets().findValuesAsText("name")).doesNotContain("api-b");

        int before = b.requests();
        balancer.statuses("/", 6);
        assertThat(b.requests()).isEqualTo(before);
        int checks = b.healthChecks();
        await().during(Duration.ofMillis(200)).until(() -> b.healthChecks() <= checks + 1);
    }

    @Test
    void takingATargetOutWaitsForItsRequests() throws Exception {
        Future<HttpResponse<String>> request = inBackground(() -> balancer.get("/gate"));
        await().until(() -> a.requests() == 1);
        Future<Integer> removal = inBackground(() -> balancer.deregister(name(a), LONG));
        await().until(() -> balancer.states().contains("draining"));
        assertThat(balancer.status("/")).as("no target takes new requests").isEqualTo(503);
        assertThat(removal.isDone()).isFalse();

        a.openGate();
        assertThat(request.get(30, TimeUnit.SECONDS).body()).isEqualTo("a");
        assertThat(removal.get(30, TimeUnit.SECONDS)).isEqualTo(204);
        assertThat(balancer.states()).isEmpty();
    }

    @Test
    void takingATargetOutDoesNotWaitForEverAndCutsNoRequest() throws Exception {
        Future<HttpResponse<String>> request = inBackground(() -> balancer.get("/gate"));
        await().until(() -> a.requests() == 1);
        assertThat(balancer.deregister(name(a), Duration.ofMillis(100))).isEqualTo(204);

        a.openGate();
        assertThat(request.get(30, TimeUnit.SECONDS).body()).isEqualTo("a");
    }

    @Test
    void requestsGoOnWithoutAFailureWhileOneTargetTakesTheOthersPlace() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Future<Integer> failures = inBackground(() -> {
            int failed = 0;
            while (!enough.get()) {
                failed += balancer.status("/") == 200 ? 0 : 1;
            }
            return failed;
        });
        balancer.register("api-b", b.port());
        await().until(() -> balancer.states().stream().filter("healthy"::equals).count() == 2);
        balancer.deregister(name(a), LONG);
        a.close();
        await().until(() -> b.requests() > 50);
        enough.set(true);
        assertThat(failures.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aTargetOfThatNameIsReplacedByOneThatIsReachedElsewhere() throws Exception {
        assertThat(balancer.register(name(a), b.port())).isEqualTo(200);
        await().until(() -> balancer.states().contains("healthy"));
        assertThat(balancer.get("/").body()).isEqualTo("b");
        assertThat(balancer.states()).hasSize(1);
    }

    @Test
    void toRegisterATargetAgainChangesNothing() throws Exception {
        balancer.register("api-b", b.port());
        await().until(() -> balancer.states().stream().filter("healthy"::equals).count() == 2);
        String before = balancer.targets().toString();
        assertThat(balancer.register("api-b", b.port())).isEqualTo(200);
        assertThat(balancer.targets()).hasToString(before);
    }

    @Test
    void whatIsNoTargetIsRefusedWithAReason() throws Exception {
        assertThat(put("{\"zone\":\"a\",\"host\":\"127.0.0.1\",\"port\":0}").statusCode())
                .isEqualTo(400);
        assertThat(put("{\"zone\":\"a\",\"port\":80}").body()).contains("expected {", "host");
        assertThat(put("no JSON").statusCode()).isEqualTo(400);
        assertThat(put("null").statusCode()).isEqualTo(400);
        assertThat(balancer.deregister("nobody", Duration.ZERO)).isEqualTo(404);
        assertThat(balancer.send(balancer.admin("/targets/" + name(a) + "?drain=2s")
                                .DELETE())
                        .body())
                .contains("PT1M", "2s");
        assertThat(balancer.states()).containsExactly("healthy");
    }

    private HttpResponse<String> put(String body) throws IOException, InterruptedException {
        return balancer.send(balancer.admin("/targets/api-b").PUT(BodyPublishers.ofString(body)));
    }

    private <T> Future<T> inBackground(Callable<T> work) {
        return others.submit(work);
    }

    private static String name(StandInTarget target) {
        return "api-" + target.port();
    }
}
