package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP API answers as Toxiproxy 2.12 does; its answers were recorded from the original. */
class ToxiproxyApiTest extends ProxyFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private Proxy proxy;

    /** An answer's status and body. */
    private record Answer(int status, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void createAProxy() throws IOException {
        proxy = toxiproxy.createProxy("a", "127.0.0.1:0", "127.0.0.1:1");
    }

    @Test
    void theVersionIsShown() throws Exception {
        assertThat(toxiproxy.version()).contains("2.12.0");
        assertThat(ask("GET", "/version", "").status()).isEqualTo(200);
    }

    @Test
    void aProxyIsCreatedShownAndDeleted() throws Exception {
        Answer created = ask("POST", "/proxies", "{'name':'b','listen':'127.0.0.1:0','upstream':'127.0.0.1:2'}");
        assertThat(created.status()).isEqualTo(201);
        String listen = created.json().get("listen").textValue();
        assertThat(listen).startsWith("127.0.0.1:").isNotEqualTo("127.0.0.1:0");

        String shown = "{'name':'b','listen':'" + listen + "','upstream':'127.0.0.1:2','enabled':true,'toxics':[]}";
        assertThat(created.json()).isEqualTo(json(shown));
        assertAnswers("GET", "/proxies/b", "", 200, shown);
        assertThat(ask("GET", "/proxies", "").json().get("b")).isEqualTo(json(shown));
        assertThat(ask("DELETE", "/proxies/b", "")).isEqualTo(new Answer(204, ""));
        assertAnswers("GET", "/proxies/b", "", 404, "{'error':'proxy not found','status':404}");
    }

    @Test
    void aProxyCanBeCreatedDisabled() throws Exception {
        String body = "{'name':'b','listen':'127.0.0.1:0','upstream':'127.0.0.1:2','enabled':false}";

        assertThat(ask("POST", "/proxies", body).json().get("enabled").booleanValue())
                .isFalse();
    }

    @Test
    void aProxyThatIsNotToldWhereListensOnLoopbackOnly() throws Exception {
        Answer created = ask("POST", "/proxies", "{'name':'b','upstream':'127.0.0.1:2'}");

        assertThat(created.json().get("listen").textValue()).startsWith("127.0.0.1:");
    }

    @Test
    void badProxiesAreRefused() throws Exception {
        assertAnswers("POST", "/proxies", "", 400, "{'error':'bad request body: EOF','status':400}");
        assertAnswers("POST", "/proxies", "{", 400, "{'error':'bad request body: unexpected EOF','status':400}");
        assertAnswers("POST", "/proxies", "{}", 400, "{'error':'missing required field: name','status':400}");
        assertAnswers(
                "POST", "/proxies", "{'name':'x'}", 400, "{'error':'missing required field: upstream','status':400}");
        assertAnswers(
                "POST",
                "/proxies",
                "{'name':'x','listen':'nonsense','upstream':'127.0.0.1:1'}",
                500,
                "{'error':'listen tcp: address nonsense: missing port in address','status':500}");
        assertAnswers(
                "POST",
                "/proxies",
                "{'name':'a','listen':'127.0.0.1:0','upstream':'127.0.0.1:1'}",
                409,
                "{'error':'proxy already exists','status':409}");
        assertThat(ask("POST", "/proxies", "{'name':1,'upstream':'127.0.0.1:1'}"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("bad request body: field name"));
    }

    @Test
    void anUpstreamThatCanNeverBeReachedIsRefused() throws Exception {
        Answer answer = ask("POST", "/proxies", "{'name':'x','upstream':'no-port'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("address no-port: missing port in address");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            Answer answer = ask("POST", "/proxies", "{'name':'x','listen':'" + address + "','upstream':'[::1]:1'}");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("listen tcp " + address + ": bind: address already in use");
            assertThat(ask("GET", "/proxies/x", "").status()).isEqualTo(404);
        }
    }

    @Test
    void aToxicIsCreatedShownChangedAndDeleted() throws Exception {
        String shown = "{'attributes':{'latency':100,'jitter':0},'name':'latency_downstream','type':'latency',"
                + "'stream':'downstream','toxicity':1}";
        assertAnswers("POST", toxics(""), "{'type':'latency','attributes':{'latency':100}}", 200, shown);
        assertAnswers("GET", toxics("/latency_downstream"), "", 200, shown);
        assertAnswers("GET", toxics(""), "", 200, "[" + shown + "]");
        assertThat(ask("GET", "/proxies/a", "").json().get("toxics")).isEqualTo(json("[" + shown + "]"));

        String changed = shown.replace("'jitter':0", "'jitter':7");
        assertAnswers("POST", toxics("/latency_downstream"), "{'attributes':{'jitter':7}}", 200, changed);
        String halved = changed.replace("'toxicity':1", "'toxicity':0.5");
        assertAnswers("PATCH", toxics("/latency_downstream"), "{'toxicity':0.5}", 200, halved);

        assertThat(ask("DELETE", toxics("/latency_downstream"), "")).isEqualTo(new Answer(204, ""));
        assertAnswers("GET", toxics(""), "", 200, "[]");
    }

    @Test
    void everyTypeShowsItsAttributes() throws Exception {
        for (String type : new String[] {
            "timeout={'timeout':0}",
            "reset_peer={'timeout':0}",
            "bandwidth={'rate':0}",
            "slow_close={'delay':0}",
            "slicer={'average_size':0,'size_variation':0,'delay':0}",
            "limit_data={'bytes':0}"
        }) {
            String[] parts = type.split("=", 2);
            JsonNode made = ask("POST", toxics(""), "{'type':'" + parts[0] + "','stream':'upstream'}")
                    .json();

            assertThat(made.get("attributes")).isEqualTo(json(parts[1]));
            assertThat(made.get("name").textValue()).isEqualTo(parts[0] + "_upstream");
        }
    }

    @Test
    void badToxicsAreRefused() throws Exception {
        assertAnswers("POST", toxics(""), "{}", 400, "{'error':'invalid toxic type','status':400}");
        assertAnswers("POST", toxics(""), "{'type':'nope'}", 400, "{'error':'invalid toxic type','status':400}");
        assertAnswers(
                "POST",
                toxics(""),
                "{'type':'latency','stream':'sideways'}",
                400,
                "{'error':'stream was invalid, can be either upstream or downstream','status':400}");
        assertThat(ask("POST", toxics(""), "{'type':'latency','attributes':{'latency':1.5}}"))
                .isEqualTo(
                        new Answer(
                                400,
                                "{\"error\":\"bad request body: field latency: expected a whole number, found 1.5\",\"status\":400}\n"));

        ask("POST", toxics(""), "{'type':'latency'}");
        assertAnswers("POST", toxics(""), "{'type':'latency'}", 409, "{'error':'toxic already exists','status':409}");
    }

    @Test
    void unknownToxicsProxiesPathsAndMethodsAreRefused() throws Exception {
        assertAnswers("DELETE", toxics("/none"), "", 404, "{'error':'toxic not found','status':404}");
        assertAnswers("PATCH", toxics("/none"), "", 404, "{'error':'toxic not found','status':404}");
        assertAnswers("GET", "/proxies/none/toxics", "", 404, "{'error':'proxy not found','status':404}");
        assertAnswers("POST", "/proxies/none", "{}", 404, "{'error':'proxy not found','status':404}");
        assertThat(ask("GET", "/nope", "")).isEqualTo(new Answer(404, "404 page not found\n"));
        assertThat(ask("PUT", "/proxies", "")).isEqualTo(new Answer(405, ""));
    }

    @Test
    void browsersAreRefused() throws Exception {
        HttpRequest fromAPage = request("POST", "/reset", "")
                .header("User-Agent", "Mozilla/5.0")
                .build();

        HttpResponse<String> answer = http.send(fromAPage, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("User agent not allowed\n");
    }

    @Test
    void populateMakesWhatIsMissingAndLeavesAloneWhatLeadsTheSameWay() throws Exception {
        proxy.toxics().latency("kept", eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM, 1);
        String same = "{'name':'a','listen':'" + proxy.getListen() + "','upstream':'127.0.0.1:1'}";
        String fresh = "{'name':'b','listen':'127.0.0.1:0','upstream':'127.0.0.1:2'}";

        Answer answer = ask("POST", "/populate", "[" + same + "," + fresh + "]");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("proxies")).hasSize(2);
        assertThat(answer.json().at("/proxies/0/toxics/0/name").textValue()).isEqualTo("kept");
        assertThat(toxiproxy.getProxies()).extracting(Proxy::getName).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void populateChecksEverythingBeforeItMakesAnything() throws Exception {
        String good = "{'name':'b','listen':'127.0.0.1:0','upstream':'127.0.0.1:2'}";

        assertAnswers(
                "POST",
                "/populate",
                "[" + good + ",{'name':'c'}]",
                400,
                "{'error':'missing required field: upstream at proxy 2','status':400,'proxies':null}");
        assertThat(ask("GET", "/proxies/b", "").status()).isEqualTo(404);
    }

    @Test
    void populateThatCannotStartAProxyKeepsTheOneItWasToReplace() throws Exception {
        proxy.toxics().latency("kept", eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM, 1);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String other = "{'name':'a','listen':'127.0.0.1:" + taken.getLocalPort() + "','upstream':'127.0.0.1:1'}";

            assertThat(ask("POST", "/populate", "[" + other + "]").status()).isEqualTo(500);
        }
        JsonNode kept = ask("GET", "/proxies/a", "").json();
        assertThat(kept.get("listen").textValue()).isEqualTo(proxy.getListen());
        assertThat(kept.get("enabled").booleanValue()).isFalse();
        assertThat(kept.at("/toxics/0/name").textValue()).isEqualTo("kept");

        proxy.enable();
        assertThat(ask("GET", "/proxies/a", "").json().get("enabled").booleanValue())
                .isTrue();
    }

    @Test
    void populateReplacesWhatLeadsElsewhereOnTheSamePort() throws Exception {
        String elsewhere = "{'name':'a','listen':'" + proxy.getListen() + "','upstream':'127.0.0.1:9'}";

        assertThat(ask("POST", "/populate", "[" + elsewhere + "]").status()).isEqualTo(201);
        assertThat(ask("GET", "/proxies/a", "").json().get("upstream").textValue())
                .isEqualTo("127.0.0.1:9");
    }

    @Test
    void javaClientsSeeTheErrorsWords() {
        assertThatThrownBy(() -> toxiproxy.getProxy("none")).hasMessage("[404] proxy not found");
    }

    private String toxics(String rest) {
        return "/proxies/a/toxics" + rest;
    }

    private void assertAnswers(String method, String path, String body, int status, String expected) throws Exception {
        Answer answer = ask(method, path, body);
        assertThat(answer.status()).as("%s %s", method, path).isEqualTo(status);
        assertThat(answer.json()).as("%s %s", method, path).isEqualTo(json(expected));
    }

    private Answer ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(method, path, body).build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(server.apiUri().resolve(path))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
