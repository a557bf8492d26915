package dev.faultline.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system and its scenarios as they are in AWS: reached from outside, and in AWS's times instead of a rehearsal's. */
public final class InAws {
    /** What a target in AWS can always tell, beside the system's own invariants. */
    private static final List<String> FROM_OUTSIDE = List.of("health-answers", "control-answers", "no-experiment-runs");

    /** What only a fault proxy can tell, and there is none. */
    private static final String NO_TOXIC = "no-toxic";

    private InAws() {}

    /**
     * The system as it is reached in AWS.
     *
     * @throws ScenarioException when {@code aws.yaml} says nothing about running there
     */
    public static SystemSpec system(SystemSpec system, AwsSpec aws) {
        AwsRunSpec run = required(system, aws);
        List<String> invariants = new ArrayList<>(FROM_OUTSIDE);
        system.invariants().stream().filter(name -> !name.equals(NO_TOXIC)).forEach(invariants::add);
        return new SystemSpec(
                system.name(),
                system.description(),
                Map.of(),
                system.nodes(),
                system.links(),
                system.dependencies(),
                system.paths(),
                new SystemSpec.Login(system.login().request(), system.login().verify(), run.code()),
                system.probes(),
                run.readBack(),
                invariants,
                system.alarms(),
                Map.of(),
                system.claims(),
                system.journeys(),
                Optional.of(run.target()));
    }

    /**
     * The scenario with the times and limits that {@code aws.yaml} gives for AWS.
     *
     * @throws ScenarioException when a limit is about an objective that the scenario does not have, or that has no limit
     */
    public static Scenario scenario(Scenario scenario, SystemSpec system, AwsSpec aws) {
        AwsRunSpec run = required(system, aws);
        Map<String, Duration> limits = run.limits().getOrDefault(scenario.name(), Map.of());
        requireKnown(scenario, limits, system);
        Timing timing = run.timing().orElse(scenario.timing());
        List<FaultSpec> method =
                scenario.method().stream().map(fault -> held(fault, aws.hold())).toList();
        requireTime(scenario, method, timing, system);
        return new Scenario(
                scenario.name(),
                scenario.system(),
                scenario.description(),
                scenario.seed(),
                Map.of(),
                scenario.load(),
                timing,
                scenario.steadyState(),
                method,
                scenario.stopConditions(),
                scenario.objectives().stream()
                        .map(objective -> limited(objective, limits))
                        .toList());
    }

    private static AwsRunSpec required(SystemSpec system, AwsSpec aws) {
        return aws.run()
                .orElseThrow(() -> new ScenarioException(
                        file(system),
                        "the section `run` is missing: nothing says where the traffic goes, and how its records are"
                                + " marked and removed",
                        "docs/aws.md says what it needs; `faultline plan --backend aws` needs none"));
    }

    private static void requireTime(Scenario scenario, List<FaultSpec> method, Timing timing, SystemSpec system) {
        for (FaultSpec fault : method) {
            Duration end = fault.at().plus(fault.hold());
            if (end.compareTo(timing.fault()) > 0) {
                throw new ScenarioException(
                        file(system),
                        "fault " + fault.id() + " of " + scenario.name() + " is over " + DurationSyntax.write(end)
                                + " after the baseline in AWS, and the phase of the faults lasts "
                                + DurationSyntax.write(timing.fault()),
                        "give `run.timing` a `fault` of at least " + DurationSyntax.write(end));
            }
        }
    }

    private static Path file(SystemSpec system) {
        return Path.of("scenarios", system.name(), "aws.yaml");
    }

    private static void requireKnown(Scenario scenario, Map<String, Duration> limits, SystemSpec system) {
        for (String id : limits.keySet()) {
            boolean limited = scenario.objectives().stream()
                    .anyMatch(objective -> objective.id().equals(id)
                            && !limited(objective, Map.of(id, Duration.ofNanos(1)))
                                    .equals(objective));
            if (!limited) {
                throw new ScenarioException(
                        file(system),
                        "`run.limits." + scenario.name() + "." + id + "` is no objective of " + scenario.name()
                                + " that allows a time in which something must happen",
                        "the ids of its objectives are in " + scenario.name() + ".yaml");
            }
        }
    }

    private static Objective limited(Objective objective, Map<String, Duration> limits) {
        Duration limit = limits.get(objective.id());
        if (limit == null) {
            return objective;
        }
        if (objective instanceof Objective.Rto o) {
            return new Objective.Rto(
                    o.id(), o.claims(), o.path(), o.fault(), o.origin(), limit, o.ratio(), o.holdsFor());
        }
        if (objective instanceof Objective.Alarm o) {
            return new Objective.Alarm(o.id(), o.claims(), o.alarm(), o.fault(), limit);
        }
        if (objective instanceof Objective.Scaling o) {
            return new Objective.Scaling(
                    o.id(), o.claims(), o.service(), o.fault(), limit, limit, o.path(), limit, o.ratio(), o.holdsFor());
        }
        return objective;
    }

    /** FIS holds nothing for less than a minute: what a scenario holds for seconds is held as long as the file says. */
    private static FaultSpec held(FaultSpec fault, Duration hold) {
        if (fault.hold().isZero() || fault.hold().compareTo(hold) >= 0) {
            return fault;
        }
        if (fault instanceof FaultSpec.ProcessFreeze f) {
            return new FaultSpec.ProcessFreeze(f.id(), f.at(), hold, f.target());
        }
        if (fault instanceof FaultSpec.LinkLatency f) {
            return new FaultSpec.LinkLatency(f.id(), f.at(), hold, f.link(), f.latency(), f.jitter());
        }
        if (fault instanceof FaultSpec.LinkBlackhole f) {
            return new FaultSpec.LinkBlackhole(f.id(), f.at(), hold, f.link());
        }
        if (fault instanceof FaultSpec.LinkReset f) {
            return new FaultSpec.LinkReset(f.id(), f.at(), hold, f.link(), f.after());
        }
        if (fault instanceof FaultSpec.LinkDown f) {
            return new FaultSpec.LinkDown(f.id(), f.at(), hold, f.link());
        }
        if (fault instanceof FaultSpec.ZoneOutage f) {
            return new FaultSpec.ZoneOutage(f.id(), f.at(), hold, f.zone());
        }
        return fault; // added load is our own and can be as short as it likes; all else is refused in AWS
    }
}
