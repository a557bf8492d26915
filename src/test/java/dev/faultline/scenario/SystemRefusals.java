package dev.faultline.scenario;

import static dev.faultline.scenario.Refusals.parser;
import static dev.faultline.scenario.Refusals.schema;

import java.util.List;

/** One change for each mistake that a person can make in {@code system.yaml} or {@code claims.yaml}. */
final class SystemRefusals {
    private SystemRefusals() {}

    /** Mistakes in {@link Shop#SYSTEM}. */
    static List<Refusals> inASystem() {
        return List.of(
                schema("unknown field", "paths:", "path: x\npaths:"),
                schema("missing field", "login: {request: /code, verify: /login}\n", ""),
                parser("node's name twice", "name: web-b", "name: web-a"),
                schema("node without a service", "service: web, zone: a", "zone: a"),
                schema("link to nobody", "web-a: [database]", "web-a: []"),
                schema("link that is no list", "web-a: [database]", "web-a: database"),
                schema("dependency on nobody", ", to: database}", "}"),
                parser("dependency of nobody there", "{from: web, to", "{from: wbe, to"),
                parser("dependency over no link", "{from: web-b, to: database,", "{from: web-b, to: till,"),
                parser("dependency twice", "{from: web-b, to", "{from: web, to"),
                schema("unknown use", "use: at-start", "use: at-times"),
                schema("path twice", "paths: [buy, look]", "paths: [buy, look, buy]"),
                schema("URL without a slash", "request: /code", "request: code"),
                schema("URL with a blank", "request: /code", "request: /the code"),
                parser("unknown path", "path: look", "path: lok"),
                parser("path probed twice", "path: look", "path: buy"),
                schema("probe of no time", "every: 100ms", "every: 0ms"),
                schema("probe that sends nothing", ", get: /look", ""),
                schema("probe that sends both", "get: /look", "get: /look, post: /look"),
                schema("body of a GET", "get: /look", "get: /look, body: '{}'"),
                schema("write of a GET", "get: /look", "get: /look, write: {operation: a, state: b, resource: c}"),
                parser("body that is not JSON", "body: '{}'", "body: '{'"),
                schema("page of nothing", "page: 100", "page: 0"),
                schema("unknown invariant", "no-toxic", "no-toxics"),
                schema("invariant twice", "no-toxic", "one-writer"),
                schema("known-bad without a description", "    description: A cache that never forgets\n", ""),
                parser("known-bad with an unknown setting", "cache.ttl: 1h", "cache.tll: 1h"),
                schema("known-bad that nobody sees", "    red: {db-kill: [back, kept]}\n", ""),
                schema("known-bad that is red nowhere", "red: {db-kill: [back, kept]}", "red: {}"),
                schema("known-bad that is red for nothing", "[back, kept]", "[]"),
                schema("red twice", "[back, kept]", "[back, back]"),
                schema("alarm without a channel", "channel: admin, ", ""),
                schema("alarm without words for its scale", ", scale: 5 s for 5 min", ""),
                schema("alarm that fires before it is seen", "for: 1s", "for: -1s"),
                parser("alarm that compares nothing", "[5s]) > 2", "[5s])"),
                schema(
                        "no alarm in the list",
                        "  - {name: too-many-errors, expr: 'rate(errors_total{code!=\"1\"}[5s]) > 2', for: 1s, channel: admin, scale: 5 s for 5 min}\n",
                        "  []\n"),
                parser("setting with a strange duration", "cache.ttl: 200ms", "cache.ttl: 200ms1s"));
    }

    /** Mistakes in {@link Shop#OWN_SYSTEM}. */
    static List<Refusals> inAnOwnSystem() {
        return List.of(
                schema("what only a stand-in has", "paths: [buy", "platform: {a: b}\npaths: [buy"),
                schema("nodes, which cannot be seen", "paths: [buy", "nodes: [{name: a, service: a}]\npaths: [buy"),
                schema("invariant of the inside", "[health-answers, ", "[one-writer, health-answers, "),
                schema("target without a health", "  health: /health\n", ""),
                schema("target without marks", "  marks: {phones: \"+9199\", keys: test-, header: X-Test}\n", ""),
                parser("variable that is not set", "${SHOP_URL:-https://shop.example.com}", "${SHOP_URL}"),
                parser("URL with more than a host", "https://shop.example.com}", "https://shop.example.com/v1}"),
                parser("URL with a password", "https://shop.example.com}", "https://a:b@shop.example.com}"),
                parser("URL that is none", "https://shop.example.com}", "shop.example.com}"),
                schema("path without a slash", "health: /health", "health: health"),
                parser(
                        "certificate that is not there",
                        "  health: /health",
                        "  certificate: no.pem\n  health: /health"),
                parser("Toxiproxy without a port", "api: http://127.0.0.1:8474", "api: http://127.0.0.1"),
                schema("proxy of nobody", "{bank: bank}", "{bank: []}"),
                schema("codes from nowhere", "  inbox: http://127.0.0.1:8025\n", ""),
                schema("codes from two places", "verify: /login", "verify: /login, code: SHOP_CODE"),
                schema(
                        "secret for the name of its variable",
                        "page: 100, token: SHOP_TOKEN",
                        "page: 100, token: s3-cret"),
                schema("call that cannot be ended", "      undo: {delete: /jobs/stocktaking, token: SHOP_TOKEN}\n", ""),
                schema("call that cannot be seen", ", contains: '\"running\":true'", ""),
                schema("request of two methods", "{put: /jobs/stocktaking", "{put: /a, post: /jobs/stocktaking"),
                schema("request of no method", "{put: /jobs/stocktaking, ", "{"),
                parser("body that is not JSON", "body: '{}'", "body: '{'"),
                schema("phones that are none", "\"+9199\"", "\"0199\""),
                schema(
                        "rate of one request",
                        "{each: {delete: \"/sold/{id}\", token: SHOP_TOKEN}}",
                        "{all: {delete: \"/sold\", token: SHOP_TOKEN}, rate: 9/s}"),
                schema("clean-up of nothing", "{each: {delete: \"/sold/{id}\", token: SHOP_TOKEN}}", "{}"),
                schema("unknown request of a journey", "paths: {book: /buy}", "paths: {bok: /buy}"),
                parser("day that is none", "2027-01-01", "2027-13-01"));
    }

    /** Mistakes in {@link Shop#CLAIMS}. */
    static List<Refusals> inClaims() {
        return List.of(
                schema("unknown kind", "kind: rto", "kind: rot"),
                schema("unknown basis", "basis: stated", "basis: said"),
                schema("unknown field", "kind: rto", "sort: rto"),
                schema("no quote", ", quote: \"back in no time\"", ""),
                schema(
                        "quote of our own claim",
                        "\"Nothing is sold twice\"",
                        "\"Nothing is sold twice\", quote: \"x\""),
                schema("strange id", "SH-01", "shop-01"));
    }
}
