package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.observe.Client;
import dev.faultline.target.SystemOnThisMachine;
import dev.faultline.target.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The instances of a platform tell of their queries what the capacity report translates by. */
class QueryMeterIT {
    private static final int REQUESTS = 12;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    @Test
    void fromTheFirstRequestOnEveryInstanceIsCounted() throws Exception {
        try (SystemOnThisMachine system = new SystemOnThisMachine();
                Target target = system.started(Map.of())) {
            QueryMeter meter = new QueryMeter(target);
            Map<String, QueryCount> before = meter.read();
            assertThat(before).containsKeys("api-a", "api-b", "api-c");

            // Each of another day, so that the cache knows none of them: one query for one request.
            for (int day = 0; day < REQUESTS; day++) {
                ask(target, "/availability?zone=dadar&date=" + LocalDate.EPOCH.plusDays(day));
            }

            assertThat(QueryMeter.between(before, meter.read())).contains(new QueryCount(REQUESTS, REQUESTS));
        }
    }

    private static void ask(Target target, String path) throws IOException, InterruptedException {
        HttpClient client = Client.named(
                "customer", ANSWER, target.topology().surroundings().certificate());
        URI url = URI.create(target.topology().baseUrl() + path);
        assertThat(client.send(
                                HttpRequest.newBuilder(url).timeout(ANSWER).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
