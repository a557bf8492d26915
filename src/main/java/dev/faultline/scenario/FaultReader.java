package dev.faultline.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads one item of a scenario's method: {@code - at: 0s} with {@code process-kill: {…}} below it. */
final class FaultReader {
    private static final KnownNames KINDS = new KnownNames(
            "fault",
            List.of("process-kill", "process-freeze", "link-latency", "link-blackhole", "link-reset", "link-down"));

    private final SelectorReader selectors;
    private final Duration phase;
    private final UniqueIds ids;

    /** Faults begin and end within the fault phase, which lasts {@code phase}. */
    FaultReader(SystemSpec system, Duration phase, UniqueIds ids) {
        this.selectors = new SelectorReader(system);
        this.phase = phase;
        this.ids = ids;
    }

    FaultSpec read(YamlNode node) {
        Variant variant = Variant.of(node, KINDS, "at", "hold");
        Fields timing = variant.fields();
        Duration at = timing.required("at", this::withinPhase);
        if (variant.kind().equals("process-kill")) {
            if (timing.has("hold")) {
                throw timing.key("hold")
                        .error(
                                "a process-kill is not held: what supervises the process brings it back",
                                "remove `hold`, or use process-freeze");
            }
            Fields fields = fields(variant, SelectorReader.NODE_FIELDS);
            return new FaultSpec.ProcessKill(id(fields), at, selectors.nodes(fields));
        }
        return held(variant, at, timing.required("hold", hold -> endingInPhase(hold, at)));
    }

    private FaultSpec held(Variant variant, Duration at, Duration hold) {
        switch (variant.kind()) {
            case "process-freeze" -> {
                Fields fields = fields(variant, SelectorReader.NODE_FIELDS);
                return new FaultSpec.ProcessFreeze(id(fields), at, hold, selectors.nodes(fields));
            }
            case "link-latency" -> {
                Fields fields = fields(variant, SelectorReader.LINK_FIELDS, "latency", "jitter");
                return new FaultSpec.LinkLatency(
                        id(fields),
                        at,
                        hold,
                        selectors.links(fields),
                        fields.required("latency", DurationSyntax::positive),
                        fields.optional("jitter", DurationSyntax::read).orElse(Duration.ZERO));
            }
            case "link-reset" -> {
                Fields fields = fields(variant, SelectorReader.LINK_FIELDS, "after");
                return new FaultSpec.LinkReset(
                        id(fields),
                        at,
                        hold,
                        selectors.links(fields),
                        fields.optional("after", DurationSyntax::read).orElse(Duration.ZERO));
            }
            case "link-blackhole" -> {
                Fields fields = fields(variant, SelectorReader.LINK_FIELDS);
                return new FaultSpec.LinkBlackhole(id(fields), at, hold, selectors.links(fields));
            }
            case "link-down" -> {
                Fields fields = fields(variant, SelectorReader.LINK_FIELDS);
                return new FaultSpec.LinkDown(id(fields), at, hold, selectors.links(fields));
            }
            default -> throw new IllegalStateException("a fault without a reader: " + variant.kind());
        }
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
