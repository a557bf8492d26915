package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.AwsService;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns the faults of a scenario into experiments of AWS FIS, one for each. Pure: nothing is asked of AWS. */
public final class AwsPlanner {
    private final AwsSystem system;
    private final Scenario scenario;

    private AwsPlanner(AwsSystem system, Scenario scenario) {
        this.system = system;
        this.scenario = scenario;
    }

    /**
     * The plan of a scenario in AWS.
     *
     * @throws PlanException when it must not be done, or {@code aws.yaml} does not say enough
     */
    public static AwsPlan plan(Scenario scenario, SystemSpec system, AwsSpec aws) throws PlanException {
        return new AwsPlanner(new AwsSystem(system, aws), scenario).plan();
    }

    private AwsPlan plan() throws PlanException {
        AwsSpec aws = system.aws();
        refuseRealServices();
        refuseAlarmsThatMustRing();
        List<AwsFault> faults = new ArrayList<>();
        for (FaultSpec fault : scenario.method().stream()
                .sorted(Comparator.comparing(FaultSpec::at))
                .toList()) {
            AwsFault compiled = compiled(fault);
            if (compiled instanceof AwsFault.Injected injected) {
                check(injected);
            }
            faults.add(compiled);
        }
        return new AwsPlan(
                scenario.name(),
                system.system().name(),
                aws.account(),
                aws.region(),
                FisCatalogue.shipped().read(),
                faults);
    }

    /** A load of bookings must charge nobody and wake nobody up. */
    private void refuseRealServices() throws PlanException {
        for (Map.Entry<String, AwsService> service : system.aws().services().entrySet()) {
            if (service.getValue().is() instanceof AwsResource.Outside outside
                    && outside.nature() == AwsResource.Nature.REAL) {
                throw new PlanException("`" + service.getKey() + "` is `outside: real` in aws.yaml of "
                        + system.system().name() + ": the load would charge people or send them messages\n"
                        + "have the system use a sandbox, and write `outside: sandbox`");
            }
        }
    }

    /** An alarm that an objective waits for would end the experiment just as it rings. */
    private void refuseAlarmsThatMustRing() throws PlanException {
        for (Objective objective : scenario.objectives()) {
            if (objective instanceof Objective.Alarm alarm) {
                String rings = system.aws().alarms().get(alarm.alarm());
                if (rings != null && system.aws().stopAlarms().contains(rings)) {
                    throw new PlanException("the alarm " + rings + " must ring for the objective " + alarm.id() + " of "
                            + scenario.name() + ", and would end the experiment as it does\ntake it out of"
                            + " `alarms.stop` of aws.yaml, or stop on one with a higher threshold");
                }
            }
        }
    }

    private static void check(AwsFault.Injected fault) throws PlanException {
        List<TemplateProblem> problems = TemplateCheck.of(fault.template(), FisCatalogue.shipped());
        if (!problems.isEmpty()) {
            throw new PlanException("AWS FIS would not take the experiment for fault " + fault.id() + ":\n"
                    + problems.stream().map(TemplateProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    private AwsFault compiled(FaultSpec fault) throws PlanException {
        Draft draft = new Draft(system.aws(), scenario, fault);
        if (fault instanceof FaultSpec.ProcessKill kill) {
            return KillExperiment.of(system, draft, kill.target());
        }
        if (fault instanceof FaultSpec.ProcessFreeze freeze) {
            return FreezeExperiment.of(system, draft, freeze.target());
        }
        if (fault instanceof FaultSpec.ZoneOutage outage) {
            return ZoneLossExperiment.of(system, draft, outage);
        }
        if (fault instanceof FaultSpec.LinkLatency latency) {
            return LinkExperiment.late(system, draft, latency);
        }
        if (fault instanceof FaultSpec.LinkBlackhole blackhole) {
            return LinkExperiment.swallowed(system, draft, blackhole.link());
        }
        if (fault instanceof FaultSpec.LinkDown down) {
            return LinkExperiment.refused(system, draft, down.link());
        }
        if (fault instanceof FaultSpec.LinkReset reset) {
            return LinkExperiment.reset(system, draft, reset.link());
        }
        if (fault instanceof FaultSpec.AddedLoad) {
            return new AwsFault.ByLoad(fault.id(), fault.kind());
        }
        return impossible(fault);
    }

    private static AwsFault impossible(FaultSpec fault) {
        if (fault instanceof FaultSpec.LinkBandwidth) {
            return impossible(fault, "no action of FIS narrows a line", "link-latency");
        }
        if (fault instanceof FaultSpec.SlowQueries) {
            return impossible(
                    fault,
                    "no action of FIS takes a lock in a database",
                    "an SSM document of your own that runs the statements");
        }
        if (fault instanceof FaultSpec.DataLoss) {
            return impossible(
                    fault,
                    "dropping tables is not undone by ending an experiment",
                    "a restore into a new instance, beside this one");
        }
        if (fault instanceof FaultSpec.Release) {
            return impossible(
                    fault, "a rollout is not a fault that FIS has", "your own deployment, while the load runs");
        }
        if (fault instanceof FaultSpec.RegionOutage) {
            return impossible(
                    fault,
                    "no action of FIS takes a region's power",
                    "FIS's cross-region connectivity actions, in an experiment of your own, beside the load");
        }
        if (fault instanceof FaultSpec.Remedy) {
            return impossible(
                    fault,
                    "a step of the runbook is not a fault that FIS has",
                    "the runbook itself, while the load runs");
        }
        if (fault instanceof FaultSpec.Call) {
            return impossible(
                    fault, "calls belong to a system that has a `target`", "the same fault as one of the others");
        }
        throw new IllegalArgumentException("no words about a " + fault.kind() + " in AWS");
    }

    private static AwsFault impossible(FaultSpec fault, String why, String instead) {
        return new AwsFault.Impossible(fault.id(), fault.kind(), why, instead);
    }
}
