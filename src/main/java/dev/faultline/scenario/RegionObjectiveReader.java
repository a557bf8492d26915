package dev.faultline.scenario;

import java.util.List;
import java.util.function.Function;

/** Reads objectives on writes in two regions: one writer at a time, a replica that keeps up, nothing overwritten afterwards. */
final class RegionObjectiveReader {
    private final SystemSpec system;
    private final ObjectiveLimits limits;

    RegionObjectiveReader(SystemSpec system, ObjectiveLimits limits) {
        this.system = system;
        this.limits = limits;
    }

    /** Reads one; every objective's {@code id} and {@code claims} are read by whoever asks. */
    Objective read(Variant variant, Function<Fields, String> id, Function<Fields, List<String>> claims) {
        YamlNode value = variant.value();
        return switch (variant.kind()) {
            case "single-writer" -> {
                Fields fields = Fields.of(value, "a single-writer objective", "id", "claims");
                requireDatabases(fields);
                yield new Objective.SingleWriter(id.apply(fields), claims.apply(fields));
            }
            case "replication-lag" -> {
                Fields fields = Fields.of(value, "a replication-lag objective", "id", "within", "claims");
                requireTwoRegions(fields);
                yield new Objective.ReplicationLag(
                        id.apply(fields), claims.apply(fields), fields.required("within", DurationSyntax::positive));
            }
            case "kept" -> {
                Fields fields = Fields.of(value, "a kept objective", "id", "since", "claims");
                yield new Objective.Kept(
                        id.apply(fields), claims.apply(fields), limits.fault(fields, "since", FaultSpec.class, ""));
            }
            default -> throw new IllegalStateException("an objective without a reader: " + variant.kind());
        };
    }

    private void requireDatabases(Fields fields) {
        if (system.nodes().stream()
                        .filter(node -> node.service().equals("database"))
                        .count()
                < 2) {
            throw fields.error(
                    "`single-writer` is about two databases, and the system does not have them",
                    "name them under `nodes` of system.yaml, each with `service: database`");
        }
    }

    private void requireTwoRegions(Fields fields) {
        if (system.nodes().stream().map(Topology.Node::region).allMatch(String::isEmpty)) {
            throw fields.error(
                    "`replication-lag` is about the replica in another region, and no node of the system is in one",
                    "give the nodes of system.yaml their `region`: first or second");
        }
    }
}
