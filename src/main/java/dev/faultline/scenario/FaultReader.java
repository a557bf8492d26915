package dev.faultline.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one item of a scenario's method: {@code - at: 0s} with {@code process-kill: {…}} below it. */
final class FaultReader {
    private static final KnownNames KINDS = new KnownNames(
            "fault",
            List.of(
                    "process-kill",
                    "process-freeze",
                    "link-latency",
                    "link-blackhole",
                    "link-reset",
                    "link-down",
                    "link-bandwidth",
                    "zone-outage",
                    "region-outage",
                    "promotion",
                    "fail-back",
                    "load-surge",
                    "load-staircase",
                    "load-day",
                    "load-replay",
                    "slow-queries",
                    "data-loss",
                    "release",
                    "call"));

    /** What takes hands on the system's own processes, or on what a stand-in alone can be asked for. */
    private static final Set<String> FROM_INSIDE = Set.of(
            "process-kill",
            "process-freeze",
            "zone-outage",
            "region-outage",
            "promotion",
            "fail-back",
            "slow-queries",
            "data-loss",
            "release");

    private static final Map<String, Unheld> UNHELD = Map.of(
            "process-kill",
            new Unheld("what supervises the process brings it back", "remove `hold`, or use process-freeze"),
            "release",
            new Unheld("a rollout comes to its own end", "remove `hold`"),
            "promotion",
            new Unheld("a promoted database stays the writer", "remove `hold`; a fail-back is a step of its own"),
            "fail-back",
            new Unheld("a fail-back comes to its own end", "remove `hold`"),
            "load-replay",
            new Unheld("it lasts as long as its log does, at its speed", "remove `hold`"));

    private static final KnownNames VERSIONS = new KnownNames("version", List.of("next", "broken"));

    /** Why a kind of fault is not held, and what to do about a {@code hold} of it. */
    private record Unheld(String why, String hint) {}

    private final SystemSpec system;
    private final SelectorReader selectors;
    private final RegionStepReader regions;
    private final AddedLoadReader added;
    private final Duration phase;
    private final UniqueIds ids;

    /** Faults begin and end within the fault phase, which lasts {@code phase}. */
    FaultReader(SystemSpec system, KnownNames simulations, Duration phase, UniqueIds ids) {
        this.system = system;
        this.selectors = new SelectorReader(system.nodes(), system.links());
        this.regions = new RegionStepReader(system.nodes());
        this.added = new AddedLoadReader(system, simulations);
        this.phase = phase;
        this.ids = ids;
    }

    FaultSpec read(YamlNode node) {
        Variant variant = Variant.of(node, KINDS, "at", "hold");
        if (system.target().isPresent() && FROM_INSIDE.contains(variant.kind())) {
            throw variant.value()
                    .error(
                            "a " + variant.kind() + " takes hands on the system's own processes, and " + system.name()
                                    + " is known from outside alone",
                            "use a link of its Toxiproxy, a load-surge, or a `call` that has the system do it itself");
        }
        Fields timing = variant.fields();
        Duration at = timing.required("at", this::withinPhase);
        if (!UNHELD.containsKey(variant.kind())) {
            return held(variant, at, timing.required("hold", hold -> endingInPhase(hold, at)));
        }
        if (timing.has("hold")) {
            Unheld unheld = UNHELD.get(variant.kind());
            throw timing.key("hold").error("a " + variant.kind() + " is not held: " + unheld.why(), unheld.hint());
        }
        return unheld(variant, at);
    }

    private FaultSpec unheld(Variant variant, Duration at) {
        if (variant.kind().equals("release")) {
            Fields fields = fields(variant, List.of("version"));
            return new FaultSpec.Release(id(fields), at, fields.required("version", VERSIONS::read));
        }
        if (variant.kind().equals("promotion")) {
            Fields fields = fields(variant, List.of("answers"));
            return regions.promotion(fields, id(fields), at);
        }
        if (variant.kind().equals("fail-back")) {
            Fields fields = fields(variant, List.of());
            return regions.failBack(fields, id(fields), at);
        }
        if (variant.kind().equals("load-replay")) {
            return replay(fields(variant, AddedLoadReader.REPLAY), at);
        }
        Fields fields = fields(variant, SelectorReader.NODE_FIELDS);
        return new FaultSpec.ProcessKill(id(fields), at, selectors.nodes(fields));
    }

    private FaultSpec held(Variant variant, Duration at, Duration hold) {
        switch (variant.kind()) {
            case "process-freeze" -> {
                Fields fields = fields(variant, SelectorReader.NODE_FIELDS);
                return new FaultSpec.ProcessFreeze(id(fields), at, hold, selectors.nodes(fields));
            }
            case "zone-outage" -> {
                Fields fields = fields(variant, SelectorReader.ZONE_FIELDS);
                return new FaultSpec.ZoneOutage(id(fields), at, hold, selectors.zone(fields));
            }
            case "region-outage" -> {
                Fields fields = fields(variant, List.of("region"));
                return regions.outage(fields, id(fields), at, hold);
            }
            case "load-surge", "load-staircase", "load-day" -> {
                Fields fields = fields(variant, AddedLoadReader.FIELDS.get(variant.kind()));
                return added.read(variant.kind(), id(fields), at, hold, fields);
            }
            case "slow-queries" -> {
                Fields fields = fields(variant, List.of("lock"));
                return new FaultSpec.SlowQueries(
                        id(fields), at, hold, fields.required("lock", DurationSyntax::positive));
            }
            case "data-loss" -> {
                Fields fields = fields(variant, List.of("margin"));
                return new FaultSpec.DataLoss(id(fields), at, hold, fields.required("margin", DurationSyntax::read));
            }
            case "call" -> {
                Fields fields = fields(variant, List.of("name"));
                return new FaultSpec.Call(id(fields), at, hold, fields.required("name", this::call));
            }
            default -> {
                return onLink(variant, at, hold);
            }
        }
    }

    private FaultSpec.LoadReplay replay(Fields fields, Duration at) {
        FaultSpec.LoadReplay replay = added.replay(id(fields), at, fields);
        return fields.required("log", log -> {
            requireWithinPhase(log, at.plus(replay.hold()));
            return replay;
        });
    }

    private CallSpec call(YamlNode node) {
        Map<String, CallSpec> calls = system.target().map(TargetSpec::calls).orElse(Map.of());
        return calls.get(new KnownNames("call of the target", List.copyOf(calls.keySet())).read(node));
    }

    private FaultSpec onLink(Variant variant, Duration at, Duration hold) {
        List<String> own = switch (variant.kind()) {
            case "link-latency" -> List.of("latency", "jitter");
            case "link-reset" -> List.of("after");
            case "link-bandwidth" -> List.of("rate");
            default -> List.of();
        };
        Fields fields = fields(variant, SelectorReader.LINK_FIELDS, own.toArray(String[]::new));
        String id = id(fields);
        LinkSelector link = selectors.links(fields);
        return switch (variant.kind()) {
            case "link-latency" ->
                new FaultSpec.LinkLatency(
                        id,
                        at,
                        hold,
                        link,
                        fields.required("latency", DurationSyntax::positive),
                        fields.optional("jitter", DurationSyntax::read).orElse(Duration.ZERO));
            case "link-reset" ->
                new FaultSpec.LinkReset(
                        id,
                        at,
                        hold,
                        link,
                        fields.optional("after", DurationSyntax::read).orElse(Duration.ZERO));
            case "link-bandwidth" ->
                new FaultSpec.LinkBandwidth(id, at, hold, link, fields.required("rate", ByteRateSyntax::read));
            case "link-blackhole" -> new FaultSpec.LinkBlackhole(id, at, hold, link);
            case "link-down" -> new FaultSpec.LinkDown(id, at, hold, link);
            default -> throw new IllegalStateException("a fault without a reader: " + variant.kind());
        };
    }

    private static Fields fields(Variant variant, List<String> selector, String... own) {
        List<String> known = new ArrayList<>(List.of("id"));
        known.addAll(selector);
        known.addAll(List.of(own));
        return Fields.of(variant.value(), "a " + variant.kind(), known.toArray(String[]::new));
    }

    private String id(Fields fields) {
        return fields.required("id", ids::read);
    }

    private Duration withinPhase(YamlNode node) {
        Duration at = DurationSyntax.read(node);
        if (at.compareTo(phase) >= 0) {
            throw node.error(
                    "the fault begins at " + DurationSyntax.write(at) + ", and the fault phase is over at "
                            + DurationSyntax.write(phase),
                    "begin it earlier, or lengthen `fault` under `timing`");
        }
        return at;
    }

    private Duration endingInPhase(YamlNode node, Duration at) {
        Duration hold = DurationSyntax.positive(node);
        requireWithinPhase(node, at.plus(hold));
        return hold;
    }

    private void requireWithinPhase(YamlNode node, Duration end) {
        if (end.compareTo(phase) > 0) {
            throw node.error(
                    "the fault ends at " + DurationSyntax.write(end) + ", and the fault phase is over at "
                            + DurationSyntax.write(phase),
                    "hold it for a shorter time, or lengthen `fault` under `timing`");
        }
    }
}
