package dev.faultline.fault.aws;

import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.PolicyDocument;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import java.util.Optional;

/**
 * What a person has asked a run in AWS to do.
 *
 * @param run the run's id
 * @param system the system as it is in AWS
 * @param spec what its services are there
 * @param plan the experiments
 * @param policy what must be allowed for it
 * @param production whether resources that are marked as production are meant
 */
public record AwsOrder(
        String run, SystemSpec system, AwsSpec spec, AwsPlan plan, PolicyDocument policy, Guard.Production production) {
    /** Where it is. */
    public AwsPlace place() {
        return new AwsPlace(spec.account(), spec.region());
    }

    /** What all that it makes is tagged with. */
    public RunTags tags() {
        return new RunTags(spec.tag(), run);
    }

    /** The experiment of a fault; empty where the harness does it by itself. */
    public Optional<AwsFault.Injected> experiment(String fault) {
        return plan.injected().filter(one -> one.id().equals(fault)).findFirst();
    }
}
