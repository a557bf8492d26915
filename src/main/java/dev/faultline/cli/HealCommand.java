package dev.faultline.cli;

import dev.faultline.run.Rehearsal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline heal}: takes back what runs that died have left: faults, processes, folders. */
@Command(
        name = "heal",
        description = "Takes back what runs that died have left behind.",
        mixinStandardHelpOptions = true)
final class HealCommand implements Callable<Integer> {
    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "The folder of reports, where undo journals are kept (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<String> healed = Rehearsal.heal(reports);
        if (healed.isEmpty()) {
            out.println("Nothing to heal: every run in " + reports + " has cleared up after itself.");
        }
        healed.forEach(line -> out.println("healed: " + line));
        out.flush();
        return ExitStatus.PASS.code();
    }
}
