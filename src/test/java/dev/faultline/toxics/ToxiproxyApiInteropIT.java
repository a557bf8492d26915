package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every endpoint answers alike on both makes: status, media type and body. What is left out of the comparison is a field
 * {@code Logger} that Toxiproxy shows by accident, and the words in which a parser says what is wrong with a body.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("makes")
class ToxiproxyApiInteropIT extends InteropFixture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OBJECT = "application/json";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String A = "{'name':'a','listen':'127.0.0.1:0','upstream':'127.0.0.1:1'}";
    private static final String A_SHOWN =
            "{'name':'a','listen':'127.0.0.1:PORT','upstream':'127.0.0.1:1','enabled':true,'toxics':[]}";
    private static final String B_SHOWN = A_SHOWN.replace("'a'", "'b'");
    private static final String SLOW =
            "{'attributes':{'latency':100,'jitter':0},'name':'slow','type':'latency','stream':'downstream','toxicity':1}";
    private static final String BAD_BODY = "{'error':'bad request body: …','status':400}";
    private static final String NO_PROXY = "{'error':'proxy not found','status':404}";
    private static final String NO_TOXIC = "{'error':'toxic not found','status':404}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SoftAssertions asserted = new SoftAssertions();

    @Test
    void proxiesAreMadeShownChangedAndDeleted() throws Exception {
        answers("GET /proxies", "", 200, OBJECT, "{}");
        answers("POST /proxies", A, 201, OBJECT, A_SHOWN);
        answers("POST /proxies", A, 409, PLAIN, "{'error':'proxy already exists','status':409}");
        answers("GET /proxies", "", 200, OBJECT, "{'a':" + A_SHOWN + "}");
        answers("GET /proxies/a", "", 200, OBJECT, A_SHOWN);
        answers("POST /proxies/a", "{'enabled':false}", 200, OBJECT, A_SHOWN.replace("true", "false"));
        answers("PATCH /proxies/a", "{'enabled':true}", 200, OBJECT, A_SHOWN);
        answers("PATCH /proxies/a", "{}", 200, OBJECT, A_SHOWN);
        answers("PATCH /proxies/a", "null", 200, OBJECT, A_SHOWN);
        answers("PATCH /proxies/a", "{'upstream':'127.0.0.1:2'}", 200, OBJECT, A_SHOWN.replace("0.1:1'", "0.1:2'"));
        answers("DELETE /proxies/a", "", 204, "", "");
        answers("DELETE /proxies/a", "", 404, PLAIN, NO_PROXY);
        String inAnyCase = "{'NAME':'b','Listen':'127.0.0.1:0','upStream':'127.0.0.1:1','Enabled':null,'more':1}";
        answers("POST /proxies", inAnyCase, 201, OBJECT, B_SHOWN);
        asserted.assertAll();
    }

    @Test
    void proxiesThatCannotBeAreRefused() throws Exception {
        answers("POST /proxies", "", 400, PLAIN, "{'error':'bad request body: EOF','status':400}");
        answers("POST /proxies", "{", 400, PLAIN, "{'error':'bad request body: unexpected EOF','status':400}");
        answers("POST /proxies", "[]", 400, PLAIN, BAD_BODY);
        answers("POST /proxies", "{'name':1,'upstream':'127.0.0.1:1'}", 400, PLAIN, BAD_BODY);
        answers("POST /proxies", "{'name':'x','upstream':'127.0.0.1:1','enabled':'yes'}", 400, PLAIN, BAD_BODY);
        answers("POST /proxies", "{}", 400, PLAIN, "{'error':'missing required field: name','status':400}");
        answers("POST /proxies", "null", 400, PLAIN, "{'error':'missing required field: name','status':400}");
        answers(
                "POST /proxies",
                "{'name':'x'}",
                400,
                PLAIN,
                "{'error':'missing required field: upstream','status':400}");
        answers(
                "POST /proxies",
                A.replace("127.0.0.1:0", "nonsense"),
                500,
                PLAIN,
                "{'error':'listen tcp: address nonsense: missing port in address','status':500}");
        String taken = "127.0.0.1:" + process.apiUri().getPort();
        answers(
                "POST /proxies",
                A.replace("127.0.0.1:0", taken),
                500,
                PLAIN,
                "{'error':'listen tcp " + taken + ": bind: address already in use','status':500}");
        answers("POST /proxies", A, 201, OBJECT, A_SHOWN);
        answers(
                "PATCH /proxies/a",
                "{'listen':'nonsense'}",
                500,
                PLAIN,
                "{'error':'address nonsense: missing port in address','status':500}");
        answers("PATCH /proxies/a", "{'enabled':1}", 400, PLAIN, BAD_BODY);
        answers("GET /proxies/none", "", 404, PLAIN, NO_PROXY);
        answers("PATCH /proxies/none", "{}", 404, PLAIN, NO_PROXY);
        asserted.assertAll();
    }

    @Test
    void toxicsAreMadeShownChangedAndDeleted() throws Exception {
        ask("POST /proxies", A);
        answers("GET /proxies/a/toxics", "", 200, OBJECT, "[]");
        String slow = "{'name':'slow','type':'latency','attributes':{'latency':100}}";
        answers("POST /proxies/a/toxics", slow, 200, OBJECT, SLOW);
        answers("POST /proxies/a/toxics", slow, 409, PLAIN, "{'error':'toxic already exists','status':409}");
        answers(
                "POST /proxies/a/toxics",
                slow.replace("100", "1.5"),
                409,
                PLAIN,
                "{'error':'toxic already exists','status':409}");
        answers("GET /proxies/a/toxics/slow", "", 200, OBJECT, SLOW);
        answers("GET /proxies/a", "", 200, OBJECT, A_SHOWN.replace("[]", "[" + SLOW + "]"));
        String changed = SLOW.replace("'jitter':0", "'jitter':7").replace("'toxicity':1", "'toxicity':0.5");
        answers("POST /proxies/a/toxics/slow", "{'attributes':{'jitter':7},'toxicity':0.5}", 200, OBJECT, changed);
        answers("PATCH /proxies/a/toxics/slow", "{'toxicity':null}", 200, OBJECT, changed);
        answers("PATCH /proxies/a/toxics/slow", "{'attributes':{'jitter':'x'}}", 400, PLAIN, BAD_BODY);
        answers("POST /reset", "", 204, "", "");
        answers("GET /proxies/a/toxics", "", 200, OBJECT, "[]");
        ask("POST /proxies/a/toxics", slow);
        answers("DELETE /proxies/a/toxics/slow", "", 204, "", "");
        answers("DELETE /proxies/a/toxics/slow", "", 404, PLAIN, NO_TOXIC);
        asserted.assertAll();
    }

    @Test
    void everyTypeShowsItsAttributes() throws Exception {
        ask("POST /proxies", A);
        for (String type : List.of(
                "latency={'latency':0,'jitter':0}",
                "timeout={'timeout':0}",
                "reset_peer={'timeout':0}",
                "bandwidth={'rate':0}",
                "slow_close={'delay':0}",
                "slicer={'average_size':0,'size_variation':0,'delay':0}",
                "limit_data={'bytes':0}",
                "noop={}")) {
            String name = type.substring(0, type.indexOf('='));
            answers(
                    "POST /proxies/a/toxics",
                    "{'type':'" + name + "','stream':'upstream'}",
                    200,
                    OBJECT,
                    "{'attributes':" + type.substring(name.length() + 1) + ",'name':'" + name + "_upstream','type':'"
                            + name + "','stream':'upstream','toxicity':1}");
        }
        asserted.assertAll();
    }

    @Test
    void toxicsThatCannotBeAreRefused() throws Exception {
        ask("POST /proxies", A);
        String path = "POST /proxies/a/toxics";
        answers(path, "", 400, PLAIN, "{'error':'bad request body: EOF','status':400}");
        answers(path, "{}", 400, PLAIN, "{'error':'invalid toxic type','status':400}");
        answers(path, "{'type':'nope'}", 400, PLAIN, "{'error':'invalid toxic type','status':400}");
        String stream = "{'error':'stream was invalid, can be either upstream or downstream','status':400}";
        answers(path, "{'type':'latency','stream':'sideways'}", 400, PLAIN, stream);
        answers(path, "{'type':'latency','stream':''}", 400, PLAIN, stream);
        answers(path, "{'type':'latency','attributes':{'latency':1.5}}", 400, PLAIN, BAD_BODY);
        answers(path, "{'type':'latency','attributes':{'latency':'1'}}", 400, PLAIN, BAD_BODY);
        answers(path, "{'type':'latency','toxicity':'1'}", 400, PLAIN, BAD_BODY);
        answers("POST /proxies/none/toxics", "{'type':'latency'}", 404, PLAIN, NO_PROXY);
        answers("GET /proxies/none/toxics", "", 404, PLAIN, NO_PROXY);
        answers("GET /proxies/a/toxics/none", "", 404, PLAIN, NO_TOXIC);
        answers("PATCH /proxies/a/toxics/none", "{}", 404, PLAIN, NO_TOXIC);
        asserted.assertAll();
    }

    @Test
    void manyProxiesAreMadeAtOnce() throws Exception {
        String b = A.replace("'a'", "'b'");
        answers("POST /populate", "[]", 201, OBJECT, "{'proxies':null}");
        answers("POST /populate", "null", 201, OBJECT, "{'proxies':null}");
        answers("POST /populate", "{}", 400, OBJECT, "{'error':'bad request body: …','status':400,'proxies':null}");
        answers(
                "POST /populate",
                "[" + A + ",{'name':'b'}]",
                400,
                OBJECT,
                "{'error':'missing required field: upstream at proxy 2','status':400,'proxies':null}");
        answers("GET /proxies", "", 200, OBJECT, "{}");
        String taken = "127.0.0.1:" + process.apiUri().getPort();
        answers(
                "POST /populate",
                "[" + A + "," + b.replace("127.0.0.1:0", taken) + "]",
                500,
                OBJECT,
                "{'error':'listen tcp " + taken + ": bind: address already in use','status':500,'proxies':[" + A_SHOWN
                        + "]}");
        answers("POST /populate", "[" + b + "]", 201, OBJECT, "{'proxies':[" + B_SHOWN + "]}");
        answers("GET /proxies", "", 200, OBJECT, "{'a':" + A_SHOWN + ",'b':" + B_SHOWN + "}");
        asserted.assertAll();
    }

    @Test
    void whatIsNoRequestOfTheApiIsRefused() throws Exception {
        ask("POST /proxies", A);
        for (String request : List.of("GET /", "GET /nope", "GET /proxies/a/", "GET /proxies/a/toxics/b/c")) {
            assertThat(ask(request, "")).as(request).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("404 page not found\n");
            });
        }
        answers("PUT /proxies", "", 405, "", "");
        answers("HEAD /proxies", "", 405, "", "");
        answers("GET /reset", "", 405, "", "");
        asserted.assertAll();
        HttpRequest fromAPage =
                request("POST /reset", "").header("User-Agent", "Mozilla/5.0").build();
        HttpResponse<String> answer = http.send(fromAPage, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("User agent not allowed\n");
    }

    @Test
    void versionAndMetricsAreShownAndRequestsHaveAnId() throws Exception {
        HttpResponse<String> version = ask("GET /version", "");
        assertThat(version.body()).matches("\\{\"version\": \"[^\"]+\"}\n");
        assertThat(version.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(version.headers().firstValue("X-Toxiproxy-Request-Id")).isNotEmpty();
        assertThat(ask("GET /metrics", "")).satisfies(metrics -> {
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
        });
    }

    private void answers(String request, String body, int status, String contentType, String expected)
            throws Exception {
        HttpResponse<String> answer = ask(request, body);
        String what = request + " " + body;
        asserted.assertThat(answer.statusCode()).as(what).isEqualTo(status);
        asserted.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .isEqualTo(contentType);
        asserted.assertThat(comparable(answer.body())).as(what).isEqualTo(comparable(quoted(expected)));
    }

    private HttpResponse<String> ask(String request, String body) throws IOException, InterruptedException {
        return http.send(request(request, body).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String request, String body) {
        String[] parts = request.split(" ", 2);
        return HttpRequest.newBuilder(process.apiUri().resolve(parts[1]))
                .method(parts[0], BodyPublishers.ofString(quoted(body)));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static JsonNode comparable(String body) throws IOException {
        JsonNode json = JSON.readTree(body);
        json.findParents("Logger").forEach(parent -> ((ObjectNode) parent).remove("Logger"));
        for (JsonNode parent : json.findParents("listen")) {
            String listen = parent.get("listen").textValue().replaceAll(":\\d+$", ":PORT");
            ((ObjectNode) parent).put("listen", listen);
        }
        String error = json.path("error").asText();
        if (error.startsWith("bad request body: ") && !error.endsWith("EOF")) {
            ((ObjectNode) json).put("error", "bad request body: …");
        }
        return json;
    }
}
