package dev.faultline.scenario;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads objectives on how a system responds: by an alarm, by scaling, by a refusal, by the end of a rollout or a restore, or not at all. */
final class ResponseReader {
    private static final KnownNames CHECKS =
            new KnownNames("check", List.of("only-the-balancer-answers", "https-is-mandatory", "no-secret-on-disk"));
    private static final KnownNames ENDS = new KnownNames("end", List.of("completed", "rolled-back"));

    private final SystemSpec system;
    private final ObjectiveLimits limits;

    ResponseReader(SystemSpec system, ObjectiveLimits limits) {
        this.system = system;
        this.limits = limits;
    }

    /** Reads one; every objective's {@code id} and {@code claims} are read by whoever asks. */
    Objective read(Variant variant, Function<Fields, String> id, Function<Fields, List<String>> claims) {
        YamlNode value = variant.value();
        return switch (variant.kind()) {
            case "alarm" -> {
                Fields fields = Fields.of(value, "an alarm objective", "id", "alarm", "fault", "within", "claims");
                yield alarm(fields, id.apply(fields), claims.apply(fields));
            }
            case "scaling" -> {
                Fields fields = Fields.of(
                        value,
                        "a scaling objective",
                        "id",
                        "service",
                        "fault",
                        "decides",
                        "in-service",
                        "path",
                        "restored",
                        "ratio",
                        "holds",
                        "claims");
                yield scaling(fields, id.apply(fields), claims.apply(fields));
            }
            case "refusal" -> {
                Fields fields = Fields.of(value, "a refusal objective", "id", "path", "statuses", "claims");
                yield new Objective.Refusal(id.apply(fields), claims.apply(fields), path(fields), statuses(fields));
            }
            case "exposure" -> {
                Fields fields = Fields.of(value, "an exposure objective", "id", "check", "claims");
                yield new Objective.Exposure(
                        id.apply(fields), claims.apply(fields), fields.required("check", CHECKS::read));
            }
            case "connectivity" -> {
                Fields fields = Fields.of(value, "a connectivity objective", "id", "claims");
                requireDependencies(fields);
                yield new Objective.Connectivity(id.apply(fields), claims.apply(fields));
            }
            case "release" -> {
                Fields fields = Fields.of(value, "a release objective", "id", "fault", "ends", "within", "claims");
                yield release(fields, id.apply(fields), claims.apply(fields));
            }
            case "restore" -> {
                Fields fields = Fields.of(
                        value, "a restore objective", "id", "fault", "path", "within", "ratio", "holds", "claims");
                yield restore(fields, id.apply(fields), claims.apply(fields));
            }
            default -> throw new IllegalStateException("an objective without a reader: " + variant.kind());
        };
    }

    /** Of a system that declares none, everything would be wired as it should. */
    private void requireDependencies(Fields fields) {
        if (system.dependencies().isEmpty()) {
            throw fields.error(
                    "`connectivity` is about the dependencies of the system, and it declares none",
                    "add `dependencies` to system.yaml, for example `- {from: api, to: database}`");
        }
    }

    private Objective.Alarm alarm(Fields fields, String id, List<String> claims) {
        KnownNames alarms = new KnownNames(
                "alarm", system.alarms().stream().map(AlarmRule::name).toList());
        Objective.Alarm alarm = new Objective.Alarm(
                id,
                claims,
                fields.required("alarm", alarms::read),
                limits.fault(fields),
                fields.required("within", DurationSyntax::positive));
        limits.withinTraffic(fields, "within", "the alarm", after(alarm.fault(), alarm.within()));
        return alarm;
    }

    private Objective.Scaling scaling(Fields fields, String id, List<String> claims) {
        Objective.Scaling scaling = new Objective.Scaling(
                id,
                claims,
                fields.required("service", services(system)::read),
                limits.fault(fields, FaultSpec.LoadSurge.class, "what scales answers to a load-surge"),
                fields.required("decides", DurationSyntax::positive),
                fields.required("in-service", DurationSyntax::positive),
                path(fields),
                fields.required("restored", DurationSyntax::positive),
                fields.required("ratio", NumberSyntax::ratio),
                fields.required("holds", DurationSyntax::positive));
        limits.whileHeld(fields, "decides", "the decision", scaling.fault(), scaling.decidesWithin());
        limits.whileHeld(fields, "in-service", "the capacity", scaling.fault(), scaling.inServiceWithin());
        limits.whileHeld(
                fields,
                "restored",
                "the restored service",
                scaling.fault(),
                scaling.restoredWithin().plus(scaling.holdsFor()));
        return scaling;
    }

    /** The services that a system's nodes belong to. */
    static KnownNames services(SystemSpec system) {
        Set<String> services = new TreeSet<>();
        system.nodes().forEach(node -> services.add(node.service()));
        return new KnownNames("service", List.copyOf(services));
    }

    private Objective.Release release(Fields fields, String id, List<String> claims) {
        Objective.Release release = new Objective.Release(
                id,
                claims,
                limits.fault(fields, FaultSpec.Release.class, "what comes to its end is a release"),
                fields.required("ends", ENDS::read),
                fields.required("within", DurationSyntax::positive));
        limits.withinTraffic(fields, "within", "the rollout's end", after(release.fault(), release.within()));
        return release;
    }

    private Objective.Restore restore(Fields fields, String id, List<String> claims) {
        Objective.Restore restore = new Objective.Restore(
                id,
                claims,
                limits.fault(fields, FaultSpec.DataLoss.class, "what a restore ends is a data-loss"),
                path(fields),
                fields.required("within", DurationSyntax::positive),
                fields.required("ratio", NumberSyntax::ratio),
                fields.required("holds", DurationSyntax::positive));
        Duration asked = limits.faults().get(restore.fault()).hold();
        limits.withinTraffic(
                fields,
                "within",
                "the restore",
                after(restore.fault(), asked.plus(restore.within()).plus(restore.holdsFor())));
        return restore;
    }

    private Duration after(String fault, Duration within) {
        return limits.faults().get(fault).at().plus(within);
    }

    private String path(Fields fields) {
        return fields.required("path", new KnownNames("path", system.paths())::read);
    }

    /** Client errors only: a server that failed has refused nothing. */
    private static List<Integer> statuses(Fields fields) {
        Set<Integer> given = new HashSet<>();
        return fields.list("statuses", item -> {
            long status = NumberSyntax.whole(item);
            if (status < 400 || status > 499) {
                throw item.error(
                        "`" + status + "` is no refusal",
                        "HTTP refuses with a status from 400 to 499, such as 400 or 403");
            }
            if (!given.add((int) status)) {
                throw item.error("the status " + status + " is given twice", "remove one of the two");
            }
            return (int) status;
        });
    }
}
