package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A small, valid system and scenario for tests to change one thing in. */
final class Shop {
    static final String CLAIMS = """
            SH-01: {kind: rto, basis: stated, claim: "It comes back", quote: "back in no time"}
            SH-02: {kind: integrity, basis: ours, claim: "Nothing is sold twice"}
            """;

    static final String SYSTEM = """
            description: A shop
            platform:
              zones: a,b
              cache.ttl: 200ms
            nodes:
              - {name: web-a, service: web, zone: a}
              - {name: web-b, service: web, zone: b}
              - {name: db-a, service: database, zone: a, role: primary}
              - {name: db-b, service: database, zone: b, role: standby}
              - {name: till, service: till}
            links:
              web-a: [database]
              web-b: [database]
            dependencies:
              - {from: web, to: database}
              - {from: web-b, to: database, use: at-start}
            paths: [buy, look]
            login: {request: /code, verify: /login}
            probes:
              - {path: buy, every: 50ms, timeout: 2s, post: /buy, body: '{}', write: {operation: buy, state: sold, resource: tea}}
              - {path: look, every: 100ms, timeout: 2s, get: /look}
            read-back: {url: /sold, page: 100}
            invariants: [one-writer, no-toxic]
            alarms:
              - {name: too-many-errors, expr: 'rate(errors_total{code!="1"}[5s]) > 2', for: 1s, channel: admin, scale: 5 s for 5 min}
            known-bad:
              stale:
                description: A cache that never forgets
                platform: {cache.ttl: 1h}
                red: {db-kill: [back, kept]}
            """;

    static final String SCENARIO = """
            description: The database dies
            seed: 7
            load:
              - BookingSimulation: 28/s
            timing:
              warm-up: 1s
              baseline: 2s
              fault: 10s
              recovery: 5s
              after: 4s
            steady-state:
              - {id: well, path: all, availability: 99.5 %}
            method:
              - at: 1s
                process-kill: {id: kill-db, service: database, role: primary}
              - at: 2s
                hold: 3s
                link-latency: {id: slow-db, from: web, to: database, latency: 200ms, jitter: 20ms}
            stop-conditions:
              - error-ratio: {above: 90 %, window: 10s}
              - in-flight: {above: 5000}
            objectives:
              - rto: {id: back, path: buy, fault: kill-db, from: injection, within: 3s, ratio: 99 %, holds: 2s, claims: [SH-01]}
              - rpo: {id: kept, fault: kill-db, within: 0s}
              - slo: {id: quick, path: buy, phase: after, p99.9: 1s500ms}
              - slo: {id: busy, path: look, phase: fault, throughput: 0.5/s}
              - integrity: {id: once, claims: [SH-02]}
              - restoration: {id: whole}
            """;

    /** What is not broken but pressed: a zone goes, more people come, a version is rolled out. */
    static final String PRESSURE = """
            description: Much happens at once
            seed: 8
            platform: {cache.ttl: 500ms}
            load:
              - BookingSimulation: 28/s
            timing:
              warm-up: 1s
              baseline: 2s
              fault: 20s
              recovery: 5s
              after: 4s
            steady-state:
              - {id: well, path: all, availability: 99.5 %}
            method:
              - at: 0s
                hold: 15s
                load-surge: {id: rush, simulation: OtpSimulation, rate: 40/s}
              - at: 1s
                hold: 3s
                zone-outage: {id: dark, zone-of: {service: database, role: primary}}
              - at: 2s
                hold: 3s
                slow-queries: {id: report, lock: 400ms}
              - at: 3s
                hold: 3s
                link-bandwidth: {id: narrow, from: web, to: database, rate: 20KB/s}
              - at: 6s
                release: {id: update, version: broken}
              - at: 7s
                hold: 12s
                load-staircase: {id: climb, simulation: BookingSimulation, rates: [2/s, 3.5/s]}
            stop-conditions:
              - in-flight: {above: 5000}
            objectives:
              - alarm: {id: told, alarm: too-many-errors, fault: dark, within: 4s, claims: [SH-01]}
              - scaling: {id: grows, service: web, fault: rush, decides: 4s, in-service: 8s, path: buy, restored: 10s, ratio: 99 %, holds: 2s}
              - refusal: {id: refused, path: look, statuses: [400, 403]}
              - exposure: {id: closed, check: only-the-balancer-answers}
              - release: {id: taken-back, fault: update, ends: rolled-back, within: 9s}
              - connectivity: {id: wired, claims: [SH-02]}
              - capacity: {id: carried, staircase: climb, at-least: 31.5/s, arrivals: buy, settling: 2s, path: all, availability: 98 %, p95: 600ms}
            """;

    /** Nothing is broken, and the load has shapes. */
    static final String SHAPES = """
            description: A day like any other, and an evening that was recorded
            seed: 10
            load:
              - BookingSimulation: {soak: {of: 9.5/s, share: 70 %}}
              - OtpSimulation: 1/s
            timing:
              warm-up: 1s
              baseline: 2s
              fault: 60s
              recovery: 5s
              after: 4s
            steady-state:
              - {id: well, path: all, availability: 99.5 %}
            method:
              - at: 0s
                hold: 48s
                load-day: {id: tuesday, simulation: BookingSimulation, trough: 0.5/s, peak: 6/s}
              - at: 30s
                load-replay: {id: evening, log: scenarios/blinklean/logs/evening.log, speed: 2x, unusable: 1 %}
            stop-conditions:
              - in-flight: {above: 5000}
            objectives:
              - slo: {id: served, path: buy, phase: fault, availability: 99 %}
            """;

    /** Somebody's own shop, which is up already. */
    static final String OWN_SYSTEM = """
            description: The shop next door
            target:
              url: ${SHOP_URL:-https://shop.example.com}
              health: /health
              control: https://status.example.com/ping
              inbox: http://127.0.0.1:8025
              toxiproxy:
                api: http://127.0.0.1:8474
                links:
                  web: {database: [web-a-to-db, web-b-to-db]}
                  till: {bank: bank}
              calls:
                stocktaking:
                  description: Counts everything, and keeps everybody waiting
                  inject: {put: /jobs/stocktaking, body: '{}', token: SHOP_TOKEN}
                  undo: {delete: /jobs/stocktaking, token: SHOP_TOKEN}
                  bitten: {get: /jobs/stocktaking, contains: '"running":true'}
              marks: {phones: "+9199", keys: test-, header: X-Test}
              clean-up: {each: {delete: "/sold/{id}", token: SHOP_TOKEN}}
            paths: [buy, look]
            login: {request: /code, verify: /login}
            journeys: {paths: {book: /buy}, first-day: 2027-01-01}
            probes:
              - {path: look, every: 100ms, timeout: 2s, get: /look}
            read-back: {url: "/sold?of={keys}", page: 100, token: SHOP_TOKEN}
            invariants: [health-answers, control-answers, calls-undone, no-toxic]
            """;

    /** What can be done to it. */
    static final String OWN_SCENARIO = """
            description: The till waits for everything
            seed: 9
            load:
              - BookingSimulation: 1/s
            timing: {warm-up: 1s, baseline: 2s, fault: 10s, recovery: 5s, after: 4s}
            steady-state:
              - {id: well, path: all, availability: 99 %}
            method:
              - at: 0s
                hold: 3s
                call: {id: count, name: stocktaking}
              - at: 4s
                hold: 3s
                link-down: {id: cut, from: web, to: database}
            stop-conditions:
              - in-flight: {above: 50}
            objectives:
              - slo: {id: served, path: buy, phase: fault, availability: 90 %}
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of();

    private Shop() {}

    static Map<String, Claim> claims(String text) {
        return ClaimsReader.read(yaml("claims.yaml", text));
    }

    static SystemSpec system(String text) {
        return SystemReader.read(
                "shop", yaml("system.yaml", text), claims(CLAIMS), ENVIRONMENT::get, Path.of("src/test/resources"));
    }

    static Scenario scenario(String text) {
        YamlNode root = yaml("db-kill.yaml", text);
        return ScenarioReader.read("db-kill", root, system(SYSTEM), Set.of("BookingSimulation", "OtpSimulation"));
    }

    static Scenario ownScenario(String text) {
        YamlNode root = yaml("till.yaml", text);
        return ScenarioReader.read("till", root, system(OWN_SYSTEM), Set.of("BookingSimulation", "OtpSimulation"));
    }

    static YamlNode yaml(String name, String text) {
        return YamlReader.read(new SourceFile(Path.of(name), text));
    }

    /** A text with one passage, which must be there once, written differently. */
    static String change(String text, String from, String to) {
        assertThat(text.split(Pattern.quote(from), -1))
                .as("occurrences of: " + from)
                .hasSize(2);
        return text.replace(from, to);
    }

    /** The message that refuses what {@code reading} reads. */
    static String refusal(Runnable reading) {
        ScenarioException refusal = catchThrowableOfType(ScenarioException.class, reading::run);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.getMessage() + "\n";
    }
}
