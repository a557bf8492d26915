package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A target's requests under way: counted, and awaited once no more may begin. */
class RequestsUnderWayTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final RequestsUnderWay requests = new RequestsUnderWay();

    @Test
    void withoutRequestsThereIsNothingToWaitFor() throws Exception {
        requests.close();
        assertThat(requests.awaitEnd(AT_ONCE)).isTrue();
    }

    @Test
    void noRequestBeginsOnceItIsClosed() {
        requests.close();
        assertThat(requests.begin()).isFalse();
        assertThat(requests.count()).isZero();
    }

    @Test
    void theEndIsReachedWithTheLastRequest() throws Exception {
        requests.begin();
        requests.begin();
        requests.close();
        requests.ended();
        assertThat(requests.awaitEnd(AT_ONCE)).isFalse();
        requests.ended();
        assertThat(requests.awaitEnd(AT_ONCE)).isTrue();
    }

    @Test
    void noneIsUnderWayOnceTheEndIsReachedHoweverManyThreadsTry() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            AtomicInteger working = new AtomicInteger();
            Callable<Void> client = () -> {
                while (requests.begin()) {
                    working.incrementAndGet();
                    working.decrementAndGet();
                    requests.ended();
                }
                return null;
            };
            List<Future<Void>> clients = IntStream.range(0, 4)
                    .mapToObj(any -> threads.submit(client))
                    .toList();
            requests.close();
            assertThat(requests.awaitEnd(Duration.ofSeconds(30))).isTrue();
            assertThat(working).hasValue(0);
            for (Future<Void> each : clients) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
