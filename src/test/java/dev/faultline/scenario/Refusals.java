package dev.faultline.scenario;

import java.util.List;

/** One change for each mistake that a person can make in a scenario, and whether a JSON schema can see it. */
record Refusals(String mistake, String from, String to, Seen seen) {
    /** Who can see the mistake. */
    enum Seen {
        /** An editor with the schema, and the parser. */
        BY_THE_SCHEMA,
        /** The parser alone: it takes more than one value, or the system, to know. */
        BY_THE_PARSER_ONLY
    }

    static Refusals schema(String mistake, String from, String to) {
        return new Refusals(mistake, from, to, Seen.BY_THE_SCHEMA);
    }

    static Refusals parser(String mistake, String from, String to) {
        return new Refusals(mistake, from, to, Seen.BY_THE_PARSER_ONLY);
    }

    /** Mistakes in {@link Shop#SCENARIO}. */
    static List<Refusals> inAScenario() {
        return List.of(
                schema("unknown field", "seed: 7", "seed: 7\nsede: 8"),
                schema("missing field", "seed: 7\n", ""),
                schema("empty field", "description: The database dies", "description:"),
                schema("number for a text", "description: The database dies", "description: 12"),
                schema("text for a number", "seed: 7", "seed: \"7\""),
                schema("negative seed", "seed: 7", "seed: -7"),
                schema("empty load", "load:\n  - BookingSimulation: 28/s", "load: []"),
                schema("load that is no list", "  - BookingSimulation: 28/s", "  BookingSimulation: 28/s"),
                schema("two simulations in one item", "28/s", "28/s\n    OtpSimulation: 1/s"),
                schema("rate of nothing", "28/s", "0/s"),
                schema("negative rate", "28/s", "-28/s"),
                schema("rate without a unit", "28/s", "28"),
                schema("rate with a wrong unit", "28/s", "28/min"),
                parser("unknown simulation", "BookingSimulation", "BokingSimulation"),
                parser("simulation twice", "28/s", "28/s\n  - BookingSimulation: 1/s"),
                schema("duration without a unit", "warm-up: 1s", "warm-up: 1"),
                schema("unknown unit", "warm-up: 1s", "warm-up: 1sec"),
                schema("phase of no time", "baseline: 2s", "baseline: 0s"),
                schema("negative time", "at: 1s", "at: -1s"),
                schema("units out of order", "fault: 10s", "fault: 10s1m"),
                schema("unit twice", "fault: 10s", "fault: 5s5s"),
                schema("too many digits", "fault: 10s", "fault: 9999999999s"),
                parser("duration of more than a day", "fault: 10s", "fault: 25h"),
                schema("ratio without a unit", "ratio: 99 %", "ratio: 0.99"),
                schema("ratio of nothing", "ratio: 99 %", "ratio: 0 %"),
                schema("ratio over 100 %", "ratio: 99 %", "ratio: 100.1 %"),
                schema("threshold that nothing can exceed", "above: 90 %", "above: 100 %"),
                schema("negative threshold", "above: 90 %", "above: -1 %"),
                schema("in-flight of nothing", "above: 5000", "above: 0"),
                parser("window longer than figures are kept", "window: 10s", "window: 2m1s"),
                schema("unknown stop condition", "in-flight: {", "inflight: {"),
                schema("unknown fault", "process-kill:", "proces-kill:"),
                schema("fault without an id", "id: kill-db, service", "service"),
                schema("fault without a target", "service: database, role: primary", "count: 1"),
                schema(
                        "two faults in one item",
                        "role: primary}",
                        "role: primary}\n    link-down: {id: x, from: web, to: database}"),
                schema(
                        "no fault in an item",
                        "    process-kill: {id: kill-db, service: database, role: primary}\n",
                        ""),
                schema("kill that is held", "- at: 1s", "- at: 1s\n    hold: 1s"),
                schema("latency that is not held", "    hold: 3s\n", ""),
                schema("hold of no time", "hold: 3s", "hold: 0s"),
                parser("fault after the end of its phase", "at: 2s", "at: 11s"),
                parser("fault that ends after its phase", "hold: 3s", "hold: 9s"),
                parser("faults out of order", "at: 1s", "at: 5s"),
                parser("unknown service", "service: database", "service: databse"),
                parser("unknown role", "role: primary", "role: leader"),
                parser("nodes that are not all of that", "role: primary", "role: primary, zone: b"),
                parser("more nodes than there are", "role: primary", "count: 3"),
                schema("count of nothing", "role: primary", "count: 0"),
                parser("unknown end of a link", "from: web", "from: wbe"),
                schema("link without an end", "from: web, ", ""),
                schema("latency of nothing", "latency: 200ms", "latency: 0ms"),
                schema(
                        "empty steady state",
                        "steady-state:\n  - {id: well, path: all, availability: 99.5 %}",
                        "steady-state: []"),
                schema("steady state with a phase", "{id: well, path: all", "{id: well, phase: fault, path: all"),
                schema(
                        "no stop conditions",
                        "stop-conditions:\n  - error-ratio: {above: 90 %, window: 10s}\n  - in-flight: {above: 5000}",
                        "stop-conditions: []"),
                schema("unknown objective", "restoration: {", "restorations: {"),
                schema(
                        "unknown field of an objective",
                        "restoration: {id: whole}",
                        "restoration: {id: whole, all: yes}"),
                schema("two objectives in one item", "{id: whole}", "{id: whole}\n    integrity: {id: x}"),
                schema("id with a blank", "id: whole", "id: the whole"),
                schema("id in capitals", "id: whole", "id: WHOLE"),
                parser("objective's id twice", "id: whole", "id: once"),
                parser("objective with a fault's id", "id: whole", "id: kill-db"),
                parser("condition's id twice", "id: whole", "id: well"),
                parser("unknown path", "path: look", "path: lok"),
                parser("unknown fault id", "rpo: {id: kept, fault: kill-db", "rpo: {id: kept, fault: kill-database"),
                schema("unknown origin", "from: injection", "from: start"),
                schema("no origin", "from: injection, ", ""),
                schema("RTO of no time", "within: 3s", "within: 0s"),
                parser("RTO from the reversal of a fault that heals itself", "from: injection", "from: reversal"),
                parser("RTO beyond the traffic", "within: 3s", "within: 17s"),
                schema("unknown phase", "phase: after", "phase: afterwards"),
                schema("phase that is never judged", "phase: after", "phase: warm-up"),
                schema("SLO that requires nothing", ", p99.9: 1s500ms", ""),
                schema("SLO that requires two things", "p99.9: 1s500ms", "p99.9: 1s500ms, p50: 1s"),
                schema(
                        "SLO with claims that requires two things",
                        "p99.9: 1s500ms",
                        "p99.9: 1s, p50: 1s, claims: [SH-01]"),
                schema("percentile of 100", "p99.9", "p100"),
                schema("percentile of 0", "p99.9", "p0"),
                schema("empty claims", "claims: [SH-02]", "claims: []"),
                parser("unknown claim", "claims: [SH-02]", "claims: [SH-03]"),
                schema("list for a single value", "id: whole", "id: [whole]"),
                schema("value for fields", "restoration: {id: whole}", "restoration: whole"));
    }

    /** Mistakes in {@link Shop#PRESSURE}. */
    static List<Refusals> underPressure() {
        return List.of(
                parser("setting that the system does not spell out", "cache.ttl: 500ms", "cache.tll: 500ms"),
                schema("settings that are none", "platform: {cache.ttl: 500ms}", "platform: fast"),
                parser("unknown simulation", "simulation: OtpSimulation", "simulation: OtpSim"),
                schema("surge without a rate", ", rate: 40/s", ""),
                schema("surge of nothing", "rate: 40/s", "rate: 0/s"),
                schema("surge that is not held", "    hold: 15s\n", ""),
                schema("two zones", "{id: dark, zone-of", "{id: dark, zone: a, zone-of"),
                schema("no zone", ", zone-of: {service: database, role: primary}", ""),
                parser("unknown zone", "zone-of: {service: database, role: primary}", "zone: c"),
                parser(
                        "zone of several nodes",
                        "zone-of: {service: database, role: primary}",
                        "zone-of: {service: web}"),
                parser(
                        "zone of what is in none",
                        "zone-of: {service: database, role: primary}",
                        "zone-of: {node: till}"),
                schema("zone of nothing", "zone-of: {service: database, role: primary}", "zone-of: {}"),
                schema("zone of a zone", "zone-of: {service: database", "zone-of: {zone: a, service: database"),
                schema("lock of no time", "lock: 400ms", "lock: 0ms"),
                schema("no lock", ", lock: 400ms", ""),
                schema("byte rate without a unit", "rate: 20KB/s", "rate: 20"),
                schema("byte rate in bits", "rate: 20KB/s", "rate: 20kbit/s"),
                schema("byte rate of half a kilobyte", "rate: 20KB/s", "rate: 0.5KB/s"),
                schema("byte rate of nothing", "rate: 20KB/s", "rate: 0MB/s"),
                schema("byte rate of too many digits", "rate: 20KB/s", "rate: 1234567KB/s"),
                schema("unknown version", "version: broken", "version: brocken"),
                schema("release that is held", "- at: 6s", "- at: 6s\n    hold: 1s"),
                parser("unknown alarm", "alarm: too-many-errors", "alarm: too-few-errors"),
                parser("alarm of an unknown fault", "fault: dark", "fault: night"),
                parser("alarm beyond the traffic", "within: 4s", "within: 29s"),
                schema("alarm at once", "within: 4s", "within: 0s"),
                parser("scaling of an unknown service", "service: web", "service: wbe"),
                parser("scaling that answers no surge", "fault: rush", "fault: dark"),
                parser("decision after the surge", "decides: 4s", "decides: 16s"),
                parser("capacity after the surge", "in-service: 8s", "in-service: 16s"),
                parser("restored after the surge", "restored: 10s", "restored: 14s"),
                schema("restored at no ratio", "ratio: 99 %, holds: 2s", "holds: 2s"),
                parser("refusal of an unknown path", "path: look", "path: lok"),
                schema("status that is a success", "[400, 403]", "[200]"),
                schema("status that is a failure", "[400, 403]", "[503]"),
                schema("status twice", "[400, 403]", "[400, 400]"),
                schema("no status", "[400, 403]", "[]"),
                schema("connectivity without an id", "{id: wired, claims", "{claims"),
                schema("connectivity of one path", "{id: wired", "{id: wired, path: buy"),
                schema("unknown check", "check: only-the-balancer-answers", "check: all-is-well"),
                parser("end of what is no release", "fault: update", "fault: rush"),
                schema("unknown end", "ends: rolled-back", "ends: well"),
                parser("end beyond the traffic", "within: 9s", "within: 24s"),
                schema("staircase of one step", "rates: [2/s, 3.5/s]", "rates: [2/s]"),
                schema("staircase without rates", ", rates: [2/s, 3.5/s]", ""),
                schema("step without a unit", "rates: [2/s, 3.5/s]", "rates: [2, 3.5/s]"),
                parser("staircase that goes down", "rates: [2/s, 3.5/s]", "rates: [3.5/s, 2/s]"),
                schema("staircase that is not held", "    hold: 12s\n", ""),
                parser("capacity on what is no staircase", "staircase: climb", "staircase: rush"),
                parser("capacity between two steps", "at-least: 31.5/s", "at-least: 31/s"),
                parser("capacity without the load", "at-least: 31.5/s", "at-least: 3.5/s"),
                parser("unknown arrivals", "arrivals: buy", "arrivals: bye"),
                schema("no arrivals", ", arrivals: buy", ""),
                parser("steps that never settle", "settling: 2s", "settling: 6s"),
                schema("capacity at no latency", ", p95: 600ms", ""),
                schema("capacity at no availability", ", availability: 98 %", ""),
                parser("capacity of an unknown service", "p95: 600ms", "p95: 600ms, service: wbe"));
    }

    /** Mistakes in {@link Shop#SHAPES}. */
    static List<Refusals> ofLoads() {
        return List.of(
                schema("shape of another name", "{soak: {of", "{sook: {of"),
                schema("soak of nothing", "of: 9.5/s, ", ""),
                schema("soak at more than all", "share: 70 %", "share: 101 %"),
                schema("soak at no share", ", share: 70 %", ""),
                schema("load that is neither", "OtpSimulation: 1/s", "OtpSimulation: [1/s]"),
                schema("day without a peak", ", peak: 6/s", ""),
                schema("day that is not held", "    hold: 48s\n", ""),
                parser("day that is flat", "peak: 6/s", "peak: 0.5/s"),
                parser("day that is too short", "hold: 48s", "hold: 23s"),
                parser("day of nobody there", "simulation: BookingSimulation, trough", "simulation: Bokings, trough"),
                schema("replay that is held", "- at: 30s", "- at: 30s\n    hold: 5s"),
                schema("replay without a speed", ", speed: 2x", ""),
                schema("replay that stands still", "speed: 2x", "speed: 0x"),
                schema("speed without its unit", "speed: 2x", "speed: 2"),
                parser("replay of no log", "evening.log", "morning.log"),
                parser("replay of a log that is none", "logs/evening.log", "system.yaml"),
                parser("more that is unusable than may be", "unusable: 1 %", "unusable: 0.1 %"),
                schema("everything unusable", "unusable: 1 %", "unusable: 100 %"),
                parser("replay beyond the phase", "- at: 30s", "- at: 40s"));
    }

    @Override
    public String toString() {
        return mistake;
    }
}
