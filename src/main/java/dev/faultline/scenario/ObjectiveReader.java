package dev.faultline.scenario;

import dev.faultline.scenario.Objective.Origin;
import dev.faultline.scenario.YamlNode.Entry;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads objectives, {@code - rto: {…}}, and the conditions of the steady state, which are SLOs of the baseline. */
final class ObjectiveReader {
    /** How files name all paths together; a bare {@code *} would be a YAML alias. */
    private static final String ALL_PATHS = "all";

    private static final KnownNames KINDS = new KnownNames(
            "objective",
            List.of(
                    "rto",
                    "rpo",
                    "slo",
                    "integrity",
                    "restoration",
                    "alarm",
                    "scaling",
                    "capacity",
                    "refusal",
                    "exposure",
                    "connectivity",
                    "release",
                    "restore",
                    "single-writer",
                    "replication-lag",
                    "kept"));
    private static final KnownNames ORIGINS = new KnownNames("origin", List.of("injection", "reversal"));
    private static final List<Phase> JUDGED = List.of(Phase.BASELINE, Phase.FAULT, Phase.RECOVERY, Phase.AFTER);
    private static final KnownNames PHASES =
            new KnownNames("phase", JUDGED.stream().map(Phase::label).toList());

    private final SystemSpec system;
    private final List<LoadSpec> load;
    private final Map<String, FaultSpec> faults;
    private final ObjectiveLimits limits;
    private final ResponseReader responses;
    private final RegionObjectiveReader regions;
    private final UniqueIds ids;

    /** Objectives may be about the system's paths and claims, and about the scenario's faults. */
    ObjectiveReader(
            SystemSpec system, List<LoadSpec> load, Timing timing, Map<String, FaultSpec> faults, UniqueIds ids) {
        this.system = system;
        this.load = load;
        this.faults = faults;
        this.limits = new ObjectiveLimits(timing, faults);
        this.responses = new ResponseReader(system, limits);
        this.regions = new RegionObjectiveReader(system, limits);
        this.ids = ids;
    }

    Objective read(YamlNode node) {
        Variant variant = Variant.of(node, KINDS);
        YamlNode value = variant.value();
        return switch (variant.kind()) {
            case "rto" -> rto(value);
            case "rpo" -> rpo(value);
            case "slo" -> slo(value);
            case "integrity" -> {
                Fields fields = Fields.of(value, "an integrity objective", "id", "claims");
                yield new Objective.Integrity(id(fields), claims(fields));
            }
            case "restoration" -> {
                Fields fields = Fields.of(value, "a restoration objective", "id", "claims");
                yield new Objective.Restoration(id(fields), claims(fields));
            }
            case "capacity" -> capacity(value);
            case "alarm", "scaling", "refusal", "exposure", "connectivity", "release", "restore" ->
                responses.read(variant, this::id, this::claims);
            case "single-writer", "replication-lag", "kept" -> regions.read(variant, this::id, this::claims);
            default -> throw new IllegalStateException("an objective without a reader: " + variant.kind());
        };
    }

    /** A condition of the steady state: an SLO whose phase is always the baseline. */
    Objective.Slo steadyState(YamlNode node) {
        Fields fields = sloFields(node, "a steady-state condition", "id", "path", "claims");
        return new Objective.Slo(id(fields), claims(fields), anyPath(fields), Phase.BASELINE, LevelReader.read(fields));
    }

    private Objective.Slo slo(YamlNode node) {
        Fields fields = sloFields(node, "an SLO", "id", "path", "phase", "claims");
        String phase = fields.required("phase", PHASES::read);
        return new Objective.Slo(
                id(fields),
                claims(fields),
                anyPath(fields),
                Phase.valueOf(phase.toUpperCase(Locale.ROOT)),
                LevelReader.read(fields));
    }

    private static Fields sloFields(YamlNode node, String what, String... known) {
        Stream<String> levels = Fields.withAnyNames(node, what).entries().stream()
                .map(Entry::key)
                .map(YamlNode.Scalar::text)
                .filter(LevelReader::isLevel);
        Stream<String> listed = Stream.of("availability", "throughput", "p50", "p95", "p99");
        return Fields.of(
                node,
                what,
                Stream.of(Stream.of(known), listed, levels)
                        .flatMap(names -> names)
                        .distinct()
                        .toArray(String[]::new));
    }

    private Objective.Rto rto(YamlNode node) {
        Fields fields = Fields.of(node, "an RTO", "id", "path", "fault", "from", "within", "ratio", "holds", "claims");
        Objective.Rto rto = new Objective.Rto(
                id(fields),
                claims(fields),
                fields.required("path", new KnownNames("path", system.paths())::read),
                limits.fault(fields),
                Origin.valueOf(fields.required("from", ORIGINS::read).toUpperCase(Locale.ROOT)),
                fields.required("within", DurationSyntax::positive),
                fields.required("ratio", NumberSyntax::ratio),
                fields.required("holds", DurationSyntax::positive));
        refuseUnreverted(fields, rto);
        refuseUnobservable(fields, rto);
        return rto;
    }

    /** Nothing is undone of a fault that heals itself, so an RTO from there on would begin when all is over, and pass. */
    private void refuseUnreverted(Fields fields, Objective.Rto rto) {
        if (rto.origin() == Origin.REVERSAL && faults.get(rto.fault()).hold().isZero()) {
            throw fields.key("from")
                    .error("`" + rto.fault() + "` is never reverted: it heals itself", "write `from: injection`");
        }
    }

    private void refuseUnobservable(Fields fields, Objective.Rto rto) {
        FaultSpec fault = faults.get(rto.fault());
        Duration from =
                rto.origin() == Origin.INJECTION ? fault.at() : fault.at().plus(fault.hold());
        limits.withinTraffic(
                fields, "within", "the RTO", from.plus(rto.within()).plus(rto.holdsFor()));
    }

    private Objective.Rpo rpo(YamlNode node) {
        Fields fields = Fields.of(node, "an RPO", "id", "fault", "within", "claims");
        return new Objective.Rpo(
                id(fields), claims(fields), limits.fault(fields), fields.required("within", DurationSyntax::read));
    }

    private Objective.Capacity capacity(YamlNode node) {
        Fields fields = Fields.of(node, "a capacity objective", CapacityReader.FIELDS);
        return new CapacityReader(system, load, faults, limits)
                .read(fields, id(fields), claims(fields), anyPath(fields));
    }

    private String id(Fields fields) {
        return fields.required("id", ids::read);
    }

    private String anyPath(Fields fields) {
        List<String> paths = new ArrayList<>(List.of(ALL_PATHS));
        paths.addAll(system.paths());
        String path = fields.required("path", new KnownNames("path", paths)::read);
        return path.equals(ALL_PATHS) ? "*" : path;
    }

    private List<String> claims(Fields fields) {
        KnownNames known = new KnownNames("claim", List.copyOf(system.claims().keySet()));
        return fields.optionalList("claims", known::read);
    }
}
