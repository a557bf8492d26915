package dev.faultline.rehearsal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.api.ApiConfig;
import dev.faultline.rehearsal.api.ApiSettings;
import dev.faultline.rehearsal.api.BookingApi;
import dev.faultline.rehearsal.balancer.Balancer;
import dev.faultline.rehearsal.channel.AlarmChannels;
import dev.faultline.rehearsal.geography.ZoneService;
import dev.faultline.rehearsal.payment.PaymentGateway;
import dev.faultline.rehearsal.secrets.ParameterStore;
import dev.faultline.rehearsal.secrets.StoreConfig;
import dev.faultline.rehearsal.secrets.StoreStandIn;
import dev.faultline.rehearsal.sms.SmsGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs as their owner sees them: configuration in, READY out, gone when let go. */
class OwnedProcessIT {
    private static final Map<String, String> PARAMETERS =
            Map.of("operator", "o", "token-key", "t", "payment-key", "p", "database-password", "d");

    private final HttpClient client = HttpClient.newHttpClient();
    private Serving store;

    @BeforeEach
    void startStore() {
        StoreConfig.Role role = new StoreConfig.Role("api", "token", List.copyOf(PARAMETERS.keySet()));
        store = StoreStandIn.start(new StoreConfig(0, PARAMETERS, List.of(role)));
    }

    @AfterEach
    void closeStore() throws Exception {
        store.program().close();
    }

    @Test
    void anApiWithoutDatabaseAndRedisServesAndStopsWhenItsOwnerLetsGo() throws Exception {
        try (ForkedProgram api = ForkedProgram.started(BookingApi.class, api(0))) {
            int port = api.ready().get("port").asInt();
            assertThat(status(port, "/health")).isEqualTo(200);
            assertThat(status(port, "/ready")).isEqualTo(503);
            api.letGo();
            assertThat(api.rest()).as("nothing but READY on standard output").isEmpty();
            assertThat(api.exitStatus()).isZero();
        }
    }

    @Test
    void aRestartedApiGetsItsPortAgain() throws Exception {
        int port;
        try (ForkedProgram first = ForkedProgram.started(BookingApi.class, api(0))) {
            port = first.ready().get("port").asInt();
            assertThat(status(port, "/health")).isEqualTo(200);
        }
        try (ForkedProgram second = ForkedProgram.started(BookingApi.class, api(port))) {
            assertThat(second.ready().get("port").asInt()).isEqualTo(port);
            assertThat(status(port, "/health")).isEqualTo(200);
        }
    }

    @Test
    void aTakenPortEndsItWithStatusOne() throws Exception {
        try (ForkedProgram first = ForkedProgram.started(SmsGateway.class, "{\"port\":0}")) {
            int port = first.ready().get("port").asInt();
            try (ForkedProgram second = ForkedProgram.started(SmsGateway.class, "{\"port\":" + port + "}")) {
                assertThat(second.rest()).isEmpty();
                assertThat(second.exitStatus()).isEqualTo(1);
            }
        }
    }

    @Test
    void aWrongConfigurationEndsItWithStatusTwo() throws Exception {
        try (ForkedProgram balancer = ForkedProgram.started(Balancer.class, "{\"prot\":0}")) {
            assertThat(balancer.rest()).isEmpty();
            assertThat(balancer.exitStatus()).isEqualTo(2);
        }
    }

    @Test
    void aBalancerAndTheSmsStandInStopWhenTheirOwnerLetsGo() throws Exception {
        String configuration = """
                {"port":0,"plainPort":0,"adminPort":0,"publicPort":443,"redirect":"on","firewall":"block","floodLimit":0,\
                "targets":[{"name":"api-a","zone":"a","host":"127.0.0.1","port":1}],"requestTimeout":"PT5S",\
                "health":{"path":"/health","interval":"PT0.2S","timeout":"PT1S","unhealthyAfter":2,"healthyAfter":2,\
                "checks":"on"}}""";
        try (ForkedProgram balancer = ForkedProgram.started(Balancer.class, configuration);
                ForkedProgram sms = ForkedProgram.started(SmsGateway.class, "{\"port\":0}")) {
            assertThat(status(balancer.ready().get("admin").asInt(), "/targets"))
                    .isEqualTo(200);
            assertThat(status(sms.ready().get("port").asInt(), "/health")).isEqualTo(200);
            balancer.letGo();
            sms.letGo();
            assertThat(balancer.exitStatus()).isZero();
            assertThat(sms.exitStatus()).isZero();
        }
    }

    static Stream<Arguments> standIns() {
        return Stream.of(
                Arguments.of(PaymentGateway.class, "{\"port\":0,\"paymentKey\":\"key\"}"),
                Arguments.of(ZoneService.class, "{\"port\":0}"),
                Arguments.of(ParameterStore.class, "{\"port\":0,\"parameters\":{},\"roles\":[]}"),
                Arguments.of(AlarmChannels.class, "{\"port\":0,\"unsubscribed\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("standIns")
    void aStandInServesAndStopsWhenItsOwnerLetsGo(Class<?> main, String configuration) throws Exception {
        try (ForkedProgram standIn = ForkedProgram.started(main, configuration)) {
            assertThat(status(standIn.ready().get("port").asInt(), "/health")).isEqualTo(200);
            standIn.letGo();
            assertThat(standIn.rest())
                    .as("nothing but READY on standard output")
                    .isEmpty();
            assertThat(standIn.exitStatus()).isZero();
        }
    }

    /** Finds its secrets and nothing else, since nothing listens on port 1: an API must start all the same. */
    private String api(int port) throws IOException {
        String nowhere = "http://127.0.0.1:1";
        return Json.MAPPER.writeValueAsString(new ApiConfig(
                "api-a",
                "a",
                port,
                new ApiConfig.DatabaseConfig("jdbc:postgresql://127.0.0.1:1/blinklean", "postgres"),
                "127.0.0.1:1",
                nowhere,
                nowhere,
                nowhere,
                new ApiConfig.SecretsConfig("http://127.0.0.1:" + store.ready().get("port"), "token"),
                ApiSettings.standard()));
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(get, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
