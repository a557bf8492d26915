package dev.faultline.fault;

import cloud.Accounts;
import cloud.Call;
import cloud.StandInCloud;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.fault.aws.AwsAccount;
import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.fault.aws.Guard;
import dev.faultline.plan.PlannedFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.AwsPlanner;
import dev.faultline.plan.aws.IamPolicies;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.InAws;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.ExpectedTopology;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A stand-in of BlinkLean's account, a system that answers, and a run that is about to break it. */
final class AwsBench implements AutoCloseable {
    static final String RUN = "20261122-120000-drill";

    /** No process has had this number for long. */
    private static final Topology.ProcessIdentity DEAD =
            new Topology.ProcessIdentity(4_194_303, Instant.parse("2026-01-01T00:00:00Z"));

    final StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
    final List<String> progress = new CopyOnWriteArrayList<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final AtomicInteger answer = new AtomicInteger(200);
    final Path folder;
    private final HttpServer system;
    private final AwsClients clients;
    private final List<String> before = new ArrayList<>();

    AwsBench(Path folder) throws IOException {
        this.folder = folder;
        cloud.systemProperties().forEach((name, value) -> {
            before.add(name);
            System.setProperty(name, value);
        });
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        system.start();
        clients = AwsClients.in(cloud.account().region());
    }

    AwsAccount account() {
        return AwsAccount.over(clients);
    }

    AwsOrder order(String scenario) throws Exception {
        return order(scenario, RUN);
    }

    AwsOrder order(String scenario, String run) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + system.getAddress().getPort());
        AwsSpec aws = AwsShop.blinklean(Map.of("BLINKLEAN_URL", url.toString(), "BLINKLEAN_CONTROL", url + "/control"));
        ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
        SystemSpec there = InAws.system(files.system("blinklean"), aws);
        Scenario timed = InAws.scenario(files.scenario("blinklean", scenario), files.system("blinklean"), aws);
        AwsPlan plan = AwsPlanner.plan(timed, there, aws);
        return new AwsOrder(run, there, aws, plan, IamPolicies.of(plan, aws).harness(), Guard.Production.REFUSED);
    }

    /** The journal of this process. */
    Journal journal() throws IOException {
        return Journal.open(folder, RUN);
    }

    /** The journal of one that has died. */
    static Journal journalOfTheDead(Path folder) throws IOException {
        return Journal.open(folder, RUN, DEAD, Clock.systemUTC());
    }

    AwsGround prepare(String scenario, Journal journal) throws Exception {
        return AwsGround.prepare(order(scenario), account(), journal, progress::add);
    }

    /** Faults that AWS injects, with a lease that holds. */
    Faults faults(AwsGround ground, Journal journal) throws Exception {
        Lease lease = new Lease(
                journal,
                new LeaseTerm(Duration.ofHours(1), LeaseClock.ofThisMachine()),
                new Bench.StubLine(new AtomicBoolean(true)));
        Topology topology = ExpectedTopology.inAws(order("rds-failover").system());
        return new Faults(FaultGround.of(() -> topology, ground), journal, lease, Instant::now, events::add);
    }

    /** The one fault of a scenario. */
    static PlannedFault fault(String scenario) {
        return new PlannedFault(
                new ScenarioFiles(Path.of("scenarios"))
                        .scenario("blinklean", scenario)
                        .method()
                        .get(0),
                List.of("db-a"),
                "");
    }

    List<String> operations() {
        return cloud.calls().stream().map(Call::operation).toList();
    }

    List<String> left() {
        return left(RUN);
    }

    List<String> left(String run) {
        return cloud.leftBehind(Map.of("faultline-run", run));
    }

    @Override
    public void close() {
        clients.close();
        system.stop(0);
        cloud.close();
        before.forEach(System::clearProperty);
    }
}
