package dev.faultline.cli;

import dev.faultline.report.Comparison;
import dev.faultline.report.HistoryPage;
import dev.faultline.report.HistoryPlace;
import dev.faultline.report.console.RegressionTable;
import dev.faultline.report.console.Terminal;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline history}: whether the figures of the newest runs are worse than those before them explain. */
@Command(
        name = "history",
        description = "Compares the newest run of each scenario with those before it; runs nothing.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            split = ",",
            paramLabel = "SCENARIO",
            description = "Names of scenarios, or capacity (default: all that were run).")
    private List<String> names = List.of();

    @Mixin
    private HistoryOption history;

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where the runs' folders are, unless --history says (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Optional<HistoryPlace> place = history.place(reports);
        if (place.isEmpty()) {
            requireReports();
            return compared(reports, HistoryPage.in(reports).toAbsolutePath().normalize()::toString);
        }
        try (HistoryPlace kept = place.get()) {
            return compared(folder(kept), kept::publish);
        }
    }

    private void requireReports() throws BadInput {
        if (!Files.isDirectory(reports)) {
            throw new BadInput("--reports " + reports + " is not a folder; `faultline run` makes one");
        }
    }

    private static Path folder(HistoryPlace kept) throws BadInput, InterruptedException {
        try {
            return kept.folder();
        } catch (IOException e) {
            throw new BadInput("--history: " + e.getMessage());
        }
    }

    /** Tells, once the page is written, where people find it. */
    @FunctionalInterface
    private interface Published {
        String where() throws IOException, InterruptedException;
    }

    private int compared(Path runs, Published page) throws IOException, InterruptedException {
        Comparison all = Comparison.in(runs);
        Comparison asked = names.isEmpty() ? all : all.of(names);
        HistoryPage.write(runs);
        PrintWriter out = spec.commandLine().getOut();
        new RegressionTable(Terminal.ofThisProcess()).lines(asked).forEach(out::println);
        if (asked.regressions().isEmpty()) {
            out.println("There is no run with a figure in " + runs + " that counts"
                    + (names.isEmpty() ? "" : ", of " + String.join(", ", names)) + ": nothing was compared.");
        }
        out.println("Page: " + page.where());
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
