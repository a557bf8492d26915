package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsSpec;

/**
 * The least that must be allowed in AWS for a plan to be carried out, and no more.
 *
 * @param harness for whoever runs Faultline: makes, starts, follows, stops and deletes these experiments and no others
 * @param experiments for the role that FIS takes on: what the actions of these experiments call
 * @param trust who may take on that role: FIS, for experiments of this account and region
 */
public record IamPolicies(PolicyDocument harness, PolicyDocument experiments, PolicyDocument trust) {
    /**
     * The policies for a plan.
     *
     * @throws PlanException when it has an action of which it is not known what it needs
     */
    public static IamPolicies of(AwsPlan plan, AwsSpec aws) throws PlanException {
        return new IamPolicies(
                HarnessPolicy.of(plan, aws), ExperimentPolicy.of(plan, aws), ExperimentPolicy.trust(aws));
    }
}
