package dev.faultline.cli;

import dev.faultline.run.Rehearsal;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.Backend;
import dev.faultline.target.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline up}: brings a system up, prints its addresses, and waits until it is told to stop. */
@Command(
        name = "up",
        description = "Brings a system up, prints its addresses, and waits for Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final Duration LIFE = Duration.ofDays(7);

    /** As engines show the ids of containers. */
    private static final int SHORT_ID = 12;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "Bring it up with the platform settings of this scenario (default: the system's own).")
    private String scenario;

    @Mixin
    private SystemOptions options;

    @Mixin
    private BackendOption backend;

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where logs and the undo journal go (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SystemSpec system = options.system();
        if (system.target().isPresent()) {
            throw new BadInput(system.name() + " is up already, at "
                    + system.target().get().url() + ": its owner brings it up and down");
        }
        // Before anything is made or started: a name that is not known must leave nothing.
        Map<String, String> platform = platform(system);
        Backend on = backend.of(system);
        String id = RunId.claim(reports, "up");
        try (UntilAsked until = UntilAsked.ofThisProcess()) {
            keepUp(id, on, platform, until);
        }
        return ExitStatus.PASS.code();
    }

    private void keepUp(String id, Backend on, Map<String, String> platform, UntilAsked until) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Rehearsal.heal(reports).forEach(healed -> out.println("  healed: " + healed));
        Rehearsal.Order order = new Rehearsal.Order(
                Installation.current().forking(),
                reports,
                id,
                on,
                reports.resolve(id).resolve("logs"),
                LIFE);
        Consumer<String> progress = line -> {
            out.println("  " + line);
            out.flush();
        };
        try (Rehearsal rehearsal = Rehearsal.prepare(order, progress);
                Target target = rehearsal.start(platform, part -> progress.accept("starting " + part))) {
            print(out, target.topology());
            printAsSomebodysOwn(out, target, reports.resolve(id));
            // The lease first: a watchdog that has taken everything back is why the rest is gone.
            until.await(List.of(() -> rehearsal.lost().map(why -> "the lease was lost: " + why), target::gone));
        }
    }

    private Map<String, String> platform(SystemSpec system) throws Exception {
        return scenario == null ? options.platform(system) : options.platform(system, options.scenario(scenario));
    }

    private static void print(PrintWriter out, Topology topology) {
        out.println("The system is up:");
        out.println("  clients   " + topology.baseUrl());
        out.println("  SMS       " + topology.smsUrl() + "/messages/{phone}");
        topology.surroundings().plainHttp().ifPresent(url -> out.println("  plain     " + url));
        topology.surroundings().payments().ifPresent(url -> out.println("  payments  " + url));
        topology.surroundings()
                .channels()
                .ifPresent(url -> out.println("  alarms    " + url + "/channels/{name}/messages"));
        out.println("  toxiproxy " + topology.toxiproxy());
        topology.nodes()
                .forEach(node -> out.printf(
                        "  %-9s %-9s zone %-2s %-9s %s%n",
                        node.name(),
                        node.service(),
                        node.zone().isEmpty() ? "-" : node.zone(),
                        node.role(),
                        runningAs(node)));
    }

    private static String runningAs(Topology.Node node) {
        return node.process()
                .map(process -> "pid " + process.pid())
                .or(() -> node.container()
                        .map(container -> "container " + container.id().substring(0, SHORT_ID)))
                .orElse("-");
    }

    /** All that somebody needs who is to know this system from outside alone; {@code scenarios/staging} asks for these. */
    private static void printAsSomebodysOwn(PrintWriter out, Target target, Path folder) throws IOException {
        Topology topology = target.topology();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("STAGING_URL", topology.baseUrl().toString());
        variables.put("STAGING_INBOX", topology.smsUrl().toString());
        variables.put("STAGING_TOXIPROXY", topology.toxiproxy().toString());
        topology.surroundings().operations().ifPresent(url -> variables.put("STAGING_OPERATIONS", url.toString()));
        variables.put("STAGING_OPERATOR_TOKEN", target.operatorToken());
        if (topology.surroundings().certificate().isPresent()) {
            Path certificate =
                    folder.resolve("certificate.pem").toAbsolutePath().normalize();
            Files.writeString(certificate, topology.surroundings().certificate().get());
            variables.put("STAGING_CERTIFICATE", certificate.toString());
        }
        out.println("As a system of your own, from another terminal (docs/own-system.md):");
        variables.forEach((name, value) -> out.println("  export " + name + "='" + value + "'"));
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
