package dev.faultline.cli;

import dev.faultline.report.ClaimRegister;
import dev.faultline.report.ClaimsPage;
import dev.faultline.report.HistoryPage;
import dev.faultline.report.console.ClaimTable;
import dev.faultline.report.console.Terminal;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline claims}: every promise of the architecture document, and what the runs so far made of it. */
@Command(
        name = "claims",
        description = "Shows every claim of a system, what rehearses it, and its last verdicts; runs nothing.",
        mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {
    @Mixin
    private SystemFiles files;

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where the runs' folders are (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SystemSpec system = files.system();
        List<Scenario> scenarios = files.allScenarios();
        if (Files.exists(reports) && !Files.isDirectory(reports)) {
            throw new BadInput("--reports " + reports + " is not a folder");
        }
        Files.createDirectories(reports);
        ClaimRegister register = ClaimRegister.of(system, scenarios, reports);
        // The page of all runs too, because the two lead to each other.
        HistoryPage.write(reports);
        Path page = ClaimsPage.write(reports, register);
        PrintWriter out = spec.commandLine().getOut();
        new ClaimTable(Terminal.ofThisProcess()).lines(register).forEach(out::println);
        out.println("Page: " + page.toAbsolutePath().normalize());
        out.flush();
        return ExitStatus.PASS.code();
    }
}
