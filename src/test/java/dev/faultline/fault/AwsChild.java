package dev.faultline.fault;

import dev.faultline.fault.aws.AwsAccount;
import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.fault.aws.Guard;
import dev.faultline.plan.PlannedFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.AwsPlanner;
import dev.faultline.plan.aws.IamPolicies;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.InAws;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.ExpectedTopology;
import dev.faultline.target.aws.AwsClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that makes an account ready, breaks it and leaves it as it was, to be killed on the way ({@code break}); or that
 * takes back what such a one has left ({@code heal}). Arguments: which of the two, the folder of the journals.
 */
final class AwsChild {
    static final String RUN = "20261122-130000-killed";
    private static final String SCENARIO = "rds-failover";

    private AwsChild() {}

    public static void main(String[] args) throws Exception {
        Path journals = Path.of(args[1]);
        if (args[0].equals("heal")) {
            Journal.heal(journals);
        } else {
            breakAndLeave(journals);
        }
    }

    private static void breakAndLeave(Path journals) throws Exception {
        ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
        AwsSpec aws = files.aws("blinklean");
        SystemSpec there = InAws.system(files.system("blinklean"), aws);
        Scenario scenario = InAws.scenario(files.scenario("blinklean", SCENARIO), files.system("blinklean"), aws);
        AwsPlan plan = AwsPlanner.plan(scenario, there, aws);
        AwsOrder order =
                new AwsOrder(RUN, there, aws, plan, IamPolicies.of(plan, aws).harness(), Guard.Production.REFUSED);
        Journal journal = Journal.open(journals, RUN);
        try (AwsClients clients = AwsClients.in(aws.region())) {
            AwsGround ground = AwsGround.prepare(order, AwsAccount.over(clients), journal, line -> {});
            Faults faults = faults(there, ground, journal);
            Injection injection =
                    faults.inject(new PlannedFault(scenario.method().get(0), List.of("db-a"), ""));
            faults.revert(injection);
            faults.close();
            ground.close();
            journal.close();
        }
    }

    private static Faults faults(SystemSpec there, AwsGround ground, Journal journal) throws Exception {
        Lease lease = new Lease(
                journal,
                new LeaseTerm(Duration.ofHours(1), LeaseClock.ofThisMachine()),
                new Bench.StubLine(new AtomicBoolean(true)));
        Topology topology = ExpectedTopology.inAws(there);
        return new Faults(FaultGround.of(() -> topology, ground), journal, lease, Instant::now, event -> {});
    }
}
