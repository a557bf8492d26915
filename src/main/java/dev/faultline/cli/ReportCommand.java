package dev.faultline.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.io.IOException;
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
        Plan plan = whole(
                files.plan(), () -> RecordJson.mapper().readValue(files.plan().toFile(), Plan.class));
        if (plan == null || plan.scenario() == null || plan.system() == null) {
            throw damaged(files.plan(), "it holds no plan");
        }
        Manifest manifest = whole(files.manifest(), () -> Manifest.read(files))
                .orElseThrow(() -> new BadInput(folder + " has no "
                        + files.manifest().getFileName() + ": the run was killed before it could write one"));
        RecordedHistory history = new RecordedHistory(files);
        VerdictDocument document =
                RunReport.write(files, manifest, plan, Judge.judge(plan.scenario(), plan.system(), history), history);
        new VerdictTable(Terminal.ofThisProcess()).print(document, System.out);
        System.out.println("Report: " + files.page());
        return ExitStatus.of(document.exitStatus()).code();
    }

    /** Reads one of the run's files. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** What is read from a file, unless that is cut off or was changed: then nothing can be judged from it. */
    private static <T> T whole(Path file, Reading<T> reading) throws IOException, BadInput {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            throw damaged(file, where + e.getOriginalMessage());
        }
    }

    private static BadInput damaged(Path file, String why) {
        return new BadInput(file + " is damaged: " + why + "; its verdicts cannot be recomputed without it whole");
    }
}
