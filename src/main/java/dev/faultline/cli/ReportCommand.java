package dev.faultline.cli;

import dev.faultline.plan.Plan;
import dev.faultline.report.AlteredFile;
import dev.faultline.report.FileHashes;
import dev.faultline.report.Manifest;
import dev.faultline.report.RunReport;
import dev.faultline.report.VerdictDocument;
import dev.faultline.report.console.Terminal;
import dev.faultline.report.console.VerdictTable;
import dev.faultline.timeline.DamagedFile;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RecordedHistory;
import dev.faultline.timeline.RunFiles;
import dev.faultline.timeline.RunHistory;
import dev.faultline.verdict.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code faultline report}: judges a run again from the files it left, and writes its report anew. Files that are not as
 * the run left them are no evidence: they are named, and judged only when that is asked for, on record.
 */
@Command(
        name = "report",
        description = "Recomputes verdicts and report from a run's files.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The run's folder.")
    private Path folder;

    @Option(
            names = "--accept-altered",
            description = "Judge the run although files of it are not as it left them; the report says which.")
    private boolean acceptAltered;

    @Option(
            names = "--verify",
            description = "Only look whether the files of a run or of a drill are as they were left; write nothing.")
    private boolean verify;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "With --verify of a drill: the head of its chain, as it was kept elsewhere.")
    private String head;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (verify) {
            return verified();
        }
        if (head != null) {
            throw new BadInput("--head goes with --verify: it is what the drill's manifest is compared with");
        }
        if (VerifiedFolder.isDrill(folder)) {
            throw new BadInput(
                    folder + " is the folder of a drill, whose evidence is not written anew"
                            + "\nhint: --verify tells whether it is as the drill left it; the folder of each of its runs can be judged again");
        }
        RunFiles files = new RunFiles(folder.toAbsolutePath().normalize());
        if (!Files.exists(files.plan()) || !Files.exists(files.timeline())) {
            throw new BadInput(folder + " is not the folder of a run: it has no "
                    + (Files.exists(files.plan()) ? files.timeline() : files.plan()).getFileName());
        }
        try {
            return judged(files).code();
        } catch (DamagedFile e) {
            throw new BadInput(
                    e.getMessage()
                            + "\nhint: put the file back as the run left it, or run the scenario again; nothing was judged or written");
        }
    }

    private int verified() throws IOException, BadInput {
        try {
            return new VerifiedFolder(folder, spec.commandLine().getOut())
                    .verify(Optional.ofNullable(head))
                    .code();
        } catch (DamagedFile e) {
            throw new BadInput(e.getMessage());
        }
    }

    private ExitStatus judged(RunFiles files) throws IOException, BadInput {
        Plan plan = RecordFile.read(files.plan(), RecordJson.mapper().readerFor(Plan.class), "the plan of a run");
        Manifest manifest = Manifest.read(files)
                .orElseThrow(() -> new BadInput(folder + " has no "
                        + files.manifest().getFileName() + ": the run was killed before it could write one"));
        RecordedHistory history = new RecordedHistory(files);
        readThrough(history);
        FileHashes found = FileHashes.of(files);
        Manifest judged = manifest.judgedFrom(found);
        requireUnaltered(found, manifest, judged);
        VerdictDocument document =
                RunReport.write(found, judged, plan, Judge.judge(plan.scenario(), plan.system(), history), history);
        new VerdictTable(Terminal.ofThisProcess()).print(document, System.out);
        tell("Not as the run left them, and judged all the same:", judged.altered());
        tell("Written anew, because they were not as a report left them:", reportFiles(found, manifest));
        System.out.println("Report: " + files.page());
        return ExitStatus.of(document.exitStatus());
    }

    /** What was accepted before is on record already, and stays so; what was put back is not held against the run. */
    private void requireUnaltered(FileHashes found, Manifest before, Manifest judged) throws BadInput {
        List<AlteredFile> since = found.alteredSince(before.files());
        List<AlteredFile> fresh = judged.altered().stream()
                .filter(file -> since.stream().anyMatch(other -> other.file().equals(file.file())))
                .toList();
        if (!fresh.isEmpty() && !acceptAltered) {
            throw new BadInput(fresh.stream()
                    .map(AlteredFile::words)
                    .collect(Collectors.joining(
                            "\n  ",
                            folder + ": files are not as the run left them, by the hashes in "
                                    + found.files().manifest().getFileName() + ":\n  ",
                            "\nhint: put them back; or judge what is there with --accept-altered, and the report will say"
                                    + " so. Nothing was judged or written")));
        }
    }

    private static List<AlteredFile> reportFiles(FileHashes found, Manifest before) {
        return found.alteredSince(before.files()).stream()
                .filter(file -> FileHashes.isOfReport(file.file()))
                .toList();
    }

    private static void tell(String what, List<AlteredFile> files) {
        if (!files.isEmpty()) {
            System.out.println(what);
            files.forEach(file -> System.out.println("  " + file.words()));
        }
    }

    /** Before anything is judged: verdicts on what is left of the records would replace those on all of them. */
    private static void readThrough(RunHistory history) throws IOException {
        var unused = history.events();
        try (Stream<Outcome> outcomes = history.outcomes();
                Stream<LedgerEntry> ledger = history.ledger();
                Stream<HeldRecord> held = history.held().orElseGet(Stream::empty)) {
            outcomes.forEach(outcome -> {});
            ledger.forEach(entry -> {});
            held.forEach(record -> {});
        }
    }
}
