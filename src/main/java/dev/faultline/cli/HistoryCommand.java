package dev.faultline.cli;

import dev.faultline.report.Comparison;
import dev.faultline.report.HistoryPage;
import dev.faultline.report.console.RegressionTable;
import dev.faultline.report.console.Terminal;
import dev.faultline.verdict.Judgement;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline history}: whether the newest runs recovered later than those before them explain. */
@Command(
        name = "history",
        description = "Compares the newest run of each scenario with those before it; runs nothing.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            split = ",",
            paramLabel = "SCENARIO",
            description = "Names of scenarios (default: all that were run).")
    private List<String> names = List.of();

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where the runs' folders are (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(reports)) {
            throw new BadInput("--reports " + reports + " is not a folder; `faultline run` makes one");
        }
        Comparison all = Comparison.in(reports);
        Comparison asked = names.isEmpty() ? all : all.of(names);
        HistoryPage.write(reports);
        PrintWriter out = spec.commandLine().getOut();
        new RegressionTable(Terminal.ofThisProcess()).lines(asked).forEach(out::println);
        if (asked.regressions().isEmpty()) {
            out.println("There is no run with a recovery in " + reports + " that counts"
                    + (names.isEmpty() ? "" : ", of " + String.join(", ", names)) + ": nothing was compared.");
        }
        out.println("Page: " + reports.resolve("index.html").toAbsolutePath().normalize());
        out.flush();
        return status(asked.judgement().orElse(Judgement.INCONCLUSIVE)).code();
    }

    private static ExitStatus status(Judgement judgement) {
        return switch (judgement) {
            case PASS -> ExitStatus.PASS;
            case FAIL -> ExitStatus.FAIL;
            case INCONCLUSIVE -> ExitStatus.INCONCLUSIVE;
        };
    }
}
