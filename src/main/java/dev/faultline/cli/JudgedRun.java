package dev.faultline.cli;

import dev.faultline.report.Ending;
import dev.faultline.report.HistoryPage;
import dev.faultline.report.Manifest;
import dev.faultline.report.RunReport;
import dev.faultline.report.Software;
import dev.faultline.report.VerdictDocument;
import dev.faultline.report.console.LiveConsole;
import dev.faultline.report.console.Terminal;
import dev.faultline.report.console.VerdictTable;
import dev.faultline.run.Conductor;
import dev.faultline.run.Interruption;
import dev.faultline.run.RunEnd;
import dev.faultline.run.RunFailed;
import dev.faultline.run.RunRequest;
import dev.faultline.target.TargetFailed;
import dev.faultline.timeline.RecordedHistory;
import dev.faultline.verdict.Judge;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run from its request to its report: carried out, judged from what it left on disk, and shown. */
final class JudgedRun {
    private final RunRequest request;
    private final Optional<String> knownBad;
    private final Map<String, String> settings;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal = Terminal.ofThisProcess();
    private final Interruption interruption;
    private Optional<VerdictDocument> document = Optional.empty();

    /**
     * A run that is yet to be carried out.
     *
     * @param request what is to be run, on the platform as it is to be
     * @param options which of the platform's settings are not the system's or the scenario's own: for the manifest
     */
    JudgedRun(RunRequest request, SystemOptions options, PrintStream out, PrintStream err) {
        this(request, options, new Interruption(), out, err);
    }

    /** The same, where {@code interruption} is somebody else's to request. */
    JudgedRun(RunRequest request, SystemOptions options, Interruption interruption, PrintStream out, PrintStream err) {
        this.request = request;
        this.interruption = interruption;
        this.knownBad = options.knownBad();
        this.settings = options.settings();
        this.out = out;
        this.err = err;
    }

    /** Whether a person has asked for the end, by a signal or from another terminal. */
    boolean interrupted() {
        return interruption.byPerson();
    }

    /**
     * Carries it out. A process that was asked to end meanwhile ends with the worse of what came of this and of the runs
     * before it, {@code soFar}.
     */
    ExitStatus carryOut(ExitStatus soFar) throws InterruptedException {
        Instant began = Instant.now();
        try (Signals signals = Signals.request(interruption)) {
            ExitStatus status = judged(began);
            signals.finished(soFar.worse(status));
            return status;
        }
    }

    /** Carries it out where somebody else listens for signals. */
    ExitStatus carryOut() throws InterruptedException {
        return judged(Instant.now());
    }

    /** What {@code verdict.json} says; empty before there is one. */
    Optional<VerdictDocument> document() {
        return document;
    }

    private ExitStatus judged(Instant began) throws InterruptedException {
        String where = request.plan()
                .system()
                .target()
                .map(target -> " at " + target.url())
                .orElse("");
        out.printf(
                "%n%s on %s%s%n",
                request.plan().scenario().name(), request.plan().system().name(), where);
        Ending ending;
        Optional<RunEnd> end = Optional.empty();
        try (LiveConsole console = new LiveConsole(out, terminal)) {
            end = Optional.of(
                    new Conductor(request, new SteadyStateFromRecords(), new ConsoleListener(console), interruption)
                            .run());
            ending = interruption.reason().map(Ending::cutShort).orElseGet(Ending::completed);
        } catch (TargetFailed | RunFailed e) {
            err.println("faultline: " + e.getMessage());
            if (!Files.exists(request.files().plan())) {
                return ExitStatus.HARNESS_FAILED; // Not even the plan could be written: there is no place for a report.
            }
            ending = Ending.harnessFailed(e.getMessage());
        } catch (RuntimeException e) {
            // A defect of ours, told as one; what was recorded is judged and kept all the same.
            e.printStackTrace();
            ending = Ending.harnessFailed("a defect of Faultline: " + e);
        }
        VerdictDocument verdicts;
        try {
            verdicts = report(began, ending);
            document = Optional.of(verdicts);
            HistoryPage.write(request.reports());
        } catch (IOException | UncheckedIOException e) {
            err.println("faultline: the report could not be written: " + e.getMessage());
            return ExitStatus.HARNESS_FAILED;
        }
        new VerdictTable(terminal).print(verdicts, out);
        end.ifPresent(this::showShareOfTraffic);
        out.println("Report: " + request.files().page());
        out.flush();
        return ExitStatus.of(verdicts.exitStatus());
    }

    private VerdictDocument report(Instant began, Ending ending) throws IOException {
        Manifest manifest = new Manifest(
                request.runId(),
                request.plan().scenario().name(),
                request.plan().system().name(),
                request.plan().backend(),
                request.plan().seed(),
                Commit.ofWorkingFolder(),
                knownBad,
                settings,
                Software.ofThisProcess(),
                began,
                Instant.now(),
                ending,
                List.of(),
                Map.of());
        RecordedHistory history = new RecordedHistory(request.files());
        return RunReport.write(
                request.files(),
                manifest,
                request.plan(),
                Judge.judge(request.plan().scenario(), request.plan().system(), history),
                history);
    }

    private void showShareOfTraffic(RunEnd end) {
        Duration all = Duration.between(end.began(), end.ended());
        out.printf(
                Locale.ROOT,
                "%d s, %.0f %% of them under load%n",
                all.toSeconds(),
                100.0 * end.traffic().toMillis() / Math.max(1, all.toMillis()));
    }
}
