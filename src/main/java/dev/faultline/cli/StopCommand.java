package dev.faultline.cli;

import dev.faultline.drill.DrillOwner;
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

/** {@code faultline stop}: ends the drill that is under way, from another terminal. */
@Command(
        name = "stop",
        description =
                "Stops the drill that is under way: its faults are reverted, and its evidence says who stopped it.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "The folder of reports of that drill (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Option(names = "--reason", defaultValue = "", description = "Why, for the evidence.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = reports.toAbsolutePath().normalize();
        Optional<DrillOwner.Owner> owner = DrillOwner.current(folder);
        Optional<ProcessHandle> process = owner.flatMap(DrillOwner.Owner::process);
        if (process.isEmpty()) {
            throw new BadInput("no drill is under way in " + reports
                    + "\nhint: --reports names the folder that the drill writes to");
        }
        String drillId = owner.get().drillId();
        DrillOwner.requestStop(
                folder,
                new DrillOwner.StopRequest(drillId, System.getProperty("user.name"), reason.strip(), Instant.now()));
        out.println("The drill " + drillId + " (process " + process.get().pid()
                + ") is asked to stop: it reverts its faults and writes its evidence.");
        out.flush();
        try {
            process.get().onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            out.println("It is still at that after " + LIMIT.toMinutes() + " min; look at its terminal.");
            out.flush();
            return ExitStatus.HARNESS_FAILED.code();
        }
        out.println("It has ended. Evidence: " + folder.resolve(drillId).resolve("drill.html"));
        out.flush();
        return ExitStatus.PASS.code();
    }
}
