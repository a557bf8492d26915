package dev.faultline.cli;

import dev.faultline.drill.DrillFiles;
import dev.faultline.drill.DrillOwner;
import dev.faultline.run.Conductor;
import dev.faultline.run.Ownership;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline stop}: ends the drill or the run that is under way, from another terminal. */
@Command(
        name = "stop",
        description = "Stops the drill or the run that is under way: its faults are reverted, and its report says who"
                + " stopped it.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "The folder of reports of that drill or run (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Option(names = "--reason", defaultValue = "", description = "Why, for the report.")
    private String reason;

    @Spec
    private CommandSpec spec;

    /**
     * What can be stopped.
     *
     * @param what for example {@code drill}
     * @param owners where its owner stands, and requests to stop it
     * @param owner who carries it out
     * @param process its process
     * @param page where what came of it will be
     */
    private record UnderWay(String what, Path owners, Ownership.Owner owner, ProcessHandle process, Path page) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        UnderWay found = underWay();
        Ownership.requestStop(
                found.owners(),
                new Ownership.StopRequest(
                        found.owner().id(), System.getProperty("user.name"), reason.strip(), Instant.now()));
        out.println("The " + found.what() + " " + found.owner().id() + " (process "
                + found.process().pid() + ") is asked to stop: it reverts its faults and writes what came of it.");
        out.flush();
        try {
            found.process().onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            out.println("It is still at that after " + LIMIT.toMinutes() + " min; look at its terminal.");
            out.flush();
            return ExitStatus.HARNESS_FAILED.code();
        }
        out.println("It has ended. What came of it: " + found.page());
        out.flush();
        return ExitStatus.PASS.code();
    }

    /** The drill where there is one, since it begins further runs; else the run. */
    private UnderWay underWay() throws IOException, BadInput {
        Path folder = reports.toAbsolutePath().normalize();
        Optional<UnderWay> drill = underWay("drill", DrillOwner.folder(folder));
        if (drill.isPresent()) {
            return drill.get();
        }
        return underWay("run", Conductor.owners(folder))
                .orElseThrow(() -> new BadInput("no drill and no run is under way in " + reports
                        + "\nhint: --reports names the folder that it writes to"));
    }

    private Optional<UnderWay> underWay(String what, Path owners) throws IOException {
        return Ownership.current(owners)
                .flatMap(owner -> owner.process()
                        .map(process -> new UnderWay(what, owners, owner, process, page(what, owner.id()))));
    }

    private Path page(String what, String id) {
        Path folder = reports.toAbsolutePath().normalize().resolve(id);
        return what.equals("drill") ? new DrillFiles(folder).page() : new RunFiles(folder).page();
    }
}
