package dev.faultline.cli;

import dev.faultline.plan.Plan;
import dev.faultline.report.Manifest;
import dev.faultline.report.RunReport;
import dev.faultline.report.VerdictDocument;
import dev.faultline.report.console.Terminal;
import dev.faultline.report.console.VerdictTable;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RecordedHistory;
import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code faultline report}: judges a run again from the files it left, and writes its report anew. */
@Command(
        name = "report",
        description = "Recomputes verdicts and report from a run's files.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The run's folder.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        RunFiles files = new RunFiles(folder.toAbsolutePath().normalize());
        if (!Files.exists(files.plan()) || !Files.exists(files.timeline())) {
            throw new BadInput(folder + " is not the folder of a run: it has no "
                    + (Files.exists(files.plan()) ? files.timeline() : files.plan()).getFileName());
        }
        Plan plan = RecordJson.mapper().readValue(files.plan().toFile(), Plan.class);
        Manifest manifest = Manifest.read(files)
                .orElseThrow(() -> new BadInput(folder + " has no "
                        + files.manifest().getFileName() + ": the run was killed before it could write one"));
        RecordedHistory history = new RecordedHistory(files);
        VerdictDocument document =
                RunReport.write(files, manifest, plan, Judge.judge(plan.scenario(), plan.system(), history), history);
        new VerdictTable(Terminal.ofThisProcess()).print(document, System.out);
        System.out.println("Report: " + files.page());
        return ExitStatus.of(document.exitStatus()).code();
    }
}
