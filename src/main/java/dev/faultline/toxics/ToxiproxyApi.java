package dev.faultline.toxics;

import dev.faultline.toxics.HttpAnswers.Answer;
import dev.faultline.toxics.HttpAnswers.Request;
import dev.faultline.toxics.ProxySettings.State;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.PredicateHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Toxiproxy's HTTP API, version 2.12: what each address answers. */
final class ToxiproxyApi {
    /** The version of the API that clients look at, and whose make this is. */
    private static final String VERSION = "2.12.0+faultline";

    /** Where a proxy listens that was not told: Toxiproxy would take every address of the machine, which is no one's wish. */
    private static final String ANY_LOOPBACK_PORT = "127.0.0.1:0";

    private static final Answer VERSION_SHOWN =
            new Answer(200, "application/json;charset=utf-8", "{\"version\": \"" + VERSION + "\"}\n");

    private static final Attributes NONE = new Attributes(Map.of());

    private final Proxies proxies;

    ToxiproxyApi(Proxies proxies) {
        this.proxies = proxies;
    }

    HttpHandler handler() {
        RoutingHandler routes = new RoutingHandler()
                .get("/version", HttpAnswers.to(request -> VERSION_SHOWN))
                .get("/metrics", HttpAnswers.to(this::metrics))
                .post("/reset", HttpAnswers.to(this::reset))
                .post("/populate", HttpAnswers.to(this::populate))
                .get("/proxies", HttpAnswers.to(request -> Answer.ok(proxies.views())))
                .post("/proxies", HttpAnswers.to(this::createProxy))
                .get(
                        "/proxies/{proxy}",
                        HttpAnswers.to(request -> Answer.ok(proxy(request).view())))
                .post("/proxies/{proxy}", HttpAnswers.to(this::changeProxy))
                .add("PATCH", "/proxies/{proxy}", HttpAnswers.to(this::changeProxy))
                .delete("/proxies/{proxy}", HttpAnswers.to(this::deleteProxy))
                .get("/proxies/{proxy}/toxics", HttpAnswers.to(this::listToxics))
                .post("/proxies/{proxy}/toxics", HttpAnswers.to(this::createToxic))
                .get("/proxies/{proxy}/toxics/{toxic}", HttpAnswers.to(this::showToxic))
                .post("/proxies/{proxy}/toxics/{toxic}", HttpAnswers.to(this::changeToxic))
                .add("PATCH", "/proxies/{proxy}/toxics/{toxic}", HttpAnswers.to(this::changeToxic))
                .delete("/proxies/{proxy}/toxics/{toxic}", HttpAnswers.to(this::deleteToxic));
        HttpHandler notFound = HttpAnswers.always(Answer.plain(404, "404 page not found\n"));
        routes.setFallbackHandler(notFound);
        routes.setInvalidMethodHandler(HttpAnswers.always(Answer.empty(405)));
        return new PredicateHandler(ToxiproxyApi::endsWithSlash, notFound, routes);
    }

    /** Such a path is no other's: the routes alone would take {@code /proxies/} for {@code /proxies}. */
    private static boolean endsWithSlash(HttpServerExchange exchange) {
        return exchange.getRequestPath().endsWith("/");
    }

    private Answer metrics(Request request) throws IOException {
        return new Answer(200, TrafficMetrics.CONTENT_TYPE, proxies.metrics().exposition());
    }

    private Answer reset(Request request) throws IOException {
        proxies.reset();
        return Answer.nothing();
    }

    private Answer createProxy(Request request) throws IOException {
        RequestBody body = RequestBody.object(request.body());
        return Answer.created(proxies.add(required(body, "name", ""), newProxy(body, "")));
    }

    /** Checks everything before anything is made; when one cannot be made, those before it stay and are shown. */
    private Answer populate(Request request) throws IOException {
        List<ProxyView> made = new ArrayList<>();
        try {
            for (var proxy : newProxies(RequestBody.array(request.body())).entrySet()) {
                made.add(proxies.addOrReplace(proxy.getKey(), proxy.getValue()));
            }
            return Answer.populated(made);
        } catch (ApiException e) {
            return Answer.refusal(e, made);
        } catch (IOException e) {
            return Answer.refusal(ApiException.failed(e.getMessage()), made);
        }
    }

    private Answer changeProxy(Request request) throws IOException {
        FaultProxy proxy = proxy(request);
        RequestBody body = RequestBody.object(request.body());
        ProxySettings now = proxy.settings();
        ProxySettings wanted = new ProxySettings(
                body.text("listen").map(ToxiproxyApi::newListen).orElse(now.listen()),
                body.text("upstream").map(ToxiproxyApi::upstream).orElse(now.upstream()),
                body.flag("enabled").map(ToxiproxyApi::state).orElse(now.state()));
        return Answer.ok(proxy.change(wanted));
    }

    private Answer deleteProxy(Request request) throws IOException {
        proxies.remove(request.pathPart("proxy"));
        return Answer.nothing();
    }

    private Answer listToxics(Request request) throws IOException {
        return Answer.ok(proxy(request).toxics().stream().map(ToxicSpec::view).toList());
    }

    private Answer createToxic(Request request) throws IOException {
        FaultProxy proxy = proxy(request);
        RequestBody body = RequestBody.object(request.body());
        Direction direction = direction(body.text("stream").orElse("downstream"));
        ToxicType type = ToxicType.named(body.text("type").orElse("")).orElseThrow(ApiException::invalidToxicType);
        String name = body.text("name")
                .filter(given -> !given.isEmpty())
                .orElse(type.wireName() + "_" + direction.wireName());
        float toxicity = body.fraction("toxicity").orElse(1f);
        // A name that is taken comes before attributes that are wrong, as in Toxiproxy; adding checks it once more.
        if (proxy.toxics().stream().anyMatch(toxic -> toxic.name().equals(name))) {
            throw ApiException.toxicAlreadyExists();
        }
        ToxicSpec toxic = new ToxicSpec(name, type, direction, toxicity, body.attributes(type, NONE));
        return Answer.ok(proxy.addToxic(toxic).view());
    }

    private Answer showToxic(Request request) throws IOException {
        return Answer.ok(proxy(request).toxic(request.pathPart("toxic")).view());
    }

    private Answer changeToxic(Request request) throws IOException {
        FaultProxy proxy = proxy(request);
        String name = request.pathPart("toxic");
        proxy.toxic(name);
        RequestBody body = RequestBody.object(request.body());
        ToxicSpec changed = proxy.changeToxic(
                name,
                toxic -> new ToxicSpec(
                        toxic.name(),
                        toxic.type(),
                        toxic.direction(),
                        body.fraction("toxicity").orElse(toxic.toxicity()),
                        body.attributes(toxic.type(), toxic.attributes())));
        return Answer.ok(changed.view());
    }

    private Answer deleteToxic(Request request) throws IOException {
        proxy(request).removeToxic(request.pathPart("toxic"));
        return Answer.nothing();
    }

    private FaultProxy proxy(Request request) {
        return proxies.get(request.pathPart("proxy"));
    }

    private static Map<String, ProxySettings> newProxies(List<RequestBody> bodies) {
        Map<String, ProxySettings> proxies = new LinkedHashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            String where = " at proxy " + (i + 1);
            proxies.put(required(bodies.get(i), "name", where), newProxy(bodies.get(i), where));
        }
        return proxies;
    }

    private static ProxySettings newProxy(RequestBody body, String where) {
        HostPort upstream = upstream(required(body, "upstream", where));
        return new ProxySettings(
                listen(body.text("listen").filter(text -> !text.isEmpty()).orElse(ANY_LOOPBACK_PORT)),
                upstream,
                state(body.flag("enabled").orElse(true)));
    }

    private static String required(RequestBody body, String field, String where) {
        return body.text(field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ApiException.missingField(field + where));
    }

    private static HostPort listen(String text) {
        return listen(text, "listen tcp: ");
    }

    /** A running proxy is told where to listen in words of its own. */
    private static HostPort newListen(String text) {
        return listen(text, "");
    }

    private static HostPort listen(String text, String refusal) {
        try {
            return HostPort.parse(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.failed(refusal + e.getMessage());
        }
    }

    private static HostPort upstream(String text) {
        try {
            return HostPort.parse(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.badBody("upstream: " + e.getMessage());
        }
    }

    private static State state(boolean enabled) {
        return enabled ? State.ENABLED : State.DISABLED;
    }

    private static Direction direction(String text) {
        try {
            return Direction.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalidStream();
        }
    }
}
