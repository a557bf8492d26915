package dev.faultline.cli;

import dev.faultline.fault.aws.Guard;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlanException;
import dev.faultline.plan.Planner;
import dev.faultline.run.RunRequest;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.Backend;
import dev.faultline.target.ExpectedTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario that has been found possible, and what it is to run on.
 *
 * @param plan what is to be done
 * @param backend what a platform of ours is brought up on
 * @param platform its settings; none in AWS
 * @param aws what is asked of AWS, where it is there that the system runs
 */
record PreparedRun(Plan plan, Backend backend, Map<String, String> platform, Optional<AwsWork> aws) {
    /** On a platform of ours, or on a system that is up already; {@code seed} in the place of the scenario's own. */
    static PreparedRun of(
            Scenario scenario, SystemSpec system, Backend backend, SystemOptions options, Optional<Long> seed)
            throws BadInput, PlanException {
        Plan plan =
                Planner.plan(scenario, system, ExpectedTopology.of(system, backend), seed.orElseGet(scenario::seed));
        return new PreparedRun(plan, backend, options.platform(system, scenario), Optional.empty());
    }

    /** In AWS. Throws {@link BadInput} where a fault of it cannot be done there. */
    static PreparedRun inAws(Scenario scenario, SystemSpec system, AwsSpec aws, Optional<Long> seed)
            throws BadInput, PlanException {
        AwsWork work = AwsWork.of(scenario, system, aws);
        return new PreparedRun(work.plan(seed), Backend.EMBEDDED, Map.of(), Optional.of(work));
    }

    /** Asks for it to be carried out, in a folder of its own among {@code reports}. */
    RunRequest request(Path reports, Guard.Production production) throws IOException {
        String id = RunId.claim(reports, plan.scenario().name());
        return new RunRequest(
                id,
                plan,
                backend,
                platform,
                reports.toAbsolutePath().normalize(),
                Installation.current().forking(),
                aws.map(work -> work.order(id, production)));
    }
}
