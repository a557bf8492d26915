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
                    "load-surge",
                    "load-staircase",
                    "slow-queries",
                    "data-loss",
                    "release",
                    "call"));

    /** What takes hands on the system's own processes, or on what a stand-in alone can be asked for. */
    private static final Set<String> FROM_INSIDE =
            Set.of("process-kill", "process-freeze", "zone-outage", "slow-queries", "data-loss", "release");

    private static final Map<String, Unheld> UNHELD = Map.of(
            "process-kill",
            new Unheld("what supervises the process brings it back", "remove `hold`, or use process-freeze"),
            "release",
            new Unheld("a rollout comes to its own end", "remove `hold`"));

    private static final KnownNames VERSIONS = new KnownNames("version", List.of("next", "broken"));

    /** Why a kind of fault is not held, and what to do about a {@code hold} of it. */
    private record Unheld(String why, String hint) {}

    private final SystemSpec system;
    private final SelectorReader selectors;
    private final KnownNames simulations;
    private final Duration phase;
    private final UniqueIds ids;

    /** Faults begin and end within the fault phase, which lasts {@code phase}. */
    FaultReader(SystemSpec system, KnownNames simulations, Duration phase, UniqueIds ids) {
        this.system = system;
        this.selectors = new SelectorReader(system.nodes(), system.links());
        this.simulations = simulations;
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
            case "load-surge" -> {
                Fields fields = fields(variant, List.of("simulation", "rate"));
                return new FaultSpec.LoadSurge(
                        id(fields),
                        at,
                        hold,
                        fields.required("simulation", simulations::read),
                        fields.required("rate", NumberSyntax::rate));
            }
            case "load-staircase" -> {
                Fields fields = fields(variant, List.of("simulation", "rates"));
                return new FaultSpec.LoadStaircase(
                        id(fields), at, hold, fields.required("simulation", simulations::read), rates(fields));
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

    /** What is carried is read from the highest step that held, so every step must ask for more than the one before. */
    private static List<Double> rates(Fields fields) {
        List<Double> rates = new ArrayList<>();
        fields.list("rates", node -> {
            double rate = NumberSyntax.rate(node);
            if (!rates.isEmpty() && rate <= rates.get(rates.size() - 1)) {
                throw node.error(
                        "`" + TextSyntax.written(node) + "` is no step up",
                        "list the rates from the lowest to the highest");
            }
            return rates.add(rate);
        });
        if (rates.size() < 2) {
            throw fields.key("rates").error("one rate is no staircase", "list two or more, or use a load-surge");
        }
        return rates;
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
        Duration end = at.plus(hold);
        if (end.compareTo(phase) > 0) {
            throw node.error(
                    "the fault ends at " + DurationSyntax.write(end) + ", and the fault phase is over at "
                            + DurationSyntax.write(phase),
                    "hold it for a shorter time, or lengthen `fault` under `timing`");
        }
        return hold;
    }
}
