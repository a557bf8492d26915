package dev.faultline.cli;

import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.fault.aws.Guard;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlanException;
import dev.faultline.plan.PlannedFault;
import dev.faultline.plan.Planner;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.AwsPlanner;
import dev.faultline.plan.aws.ExperimentTemplate;
import dev.faultline.plan.aws.IamPolicies;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.InAws;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.ExpectedTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario as it is to be carried out in AWS.
 *
 * @param scenario in AWS's times
 * @param system as it is reached there
 * @param spec what its services are there
 * @param experiments what FIS is to be asked for
 * @param policies what must be allowed for it
 */
record AwsWork(Scenario scenario, SystemSpec system, AwsSpec spec, AwsPlan experiments, IamPolicies policies) {
    /** Throws {@link BadInput} where a fault of it cannot be done in AWS. */
    static AwsWork of(Scenario scenario, SystemSpec system, AwsSpec aws) throws PlanException, BadInput {
        SystemSpec there = InAws.system(system, aws);
        Scenario timed = InAws.scenario(scenario, system, aws);
        AwsPlan experiments = AwsPlanner.plan(timed, there, aws);
        AwsPlanOutput.refuse(experiments);
        return new AwsWork(timed, there, aws, experiments, IamPolicies.of(experiments, aws));
    }

    /** The plan of the run, with what FIS is asked to take as the targets of what it injects. */
    Plan plan(Optional<Long> seed) throws PlanException {
        Plan plan = Planner.plan(scenario, system, ExpectedTopology.inAws(system), seed.orElseGet(scenario::seed));
        List<PlannedFault> faults = new ArrayList<>();
        for (PlannedFault fault : plan.faults()) {
            faults.add(experiments
                    .injected()
                    .filter(one -> one.id().equals(fault.spec().id()))
                    .findFirst()
                    .map(one -> new PlannedFault(fault.spec(), targets(one), String.join(" ", one.gaps())))
                    .orElse(fault));
        }
        return new Plan(plan.scenario(), plan.system(), plan.backend(), plan.seed(), faults, plan.gaps());
    }

    /** Which of several it is FIS chooses; so nothing is said that would be known only for a rehearsal. */
    private static List<String> targets(AwsFault.Injected fault) {
        List<String> targets = fault.template().targets().values().stream()
                .map(target -> target.selectionMode() + " of " + target.resourceType())
                .distinct()
                .toList();
        return targets.isEmpty()
                ? fault.template().actions().values().stream()
                        .map(ExperimentTemplate.Action::actionId)
                        .toList()
                : targets;
    }

    AwsOrder order(String run, Guard.Production production) {
        return new AwsOrder(run, system, spec, experiments, policies.harness(), production);
    }
}
