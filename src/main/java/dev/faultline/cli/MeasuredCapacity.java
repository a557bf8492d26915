package dev.faultline.cli;

import dev.faultline.capacity.CapacityDocument;
import dev.faultline.capacity.CapacityFindings;
import dev.faultline.capacity.CapacityListener;
import dev.faultline.capacity.CapacityRequest;
import dev.faultline.capacity.CapacityRun;
import dev.faultline.capacity.CapacityWords;
import dev.faultline.capacity.LoadStep;
import dev.faultline.capacity.Measurement;
import dev.faultline.capacity.ScalingResponse;
import dev.faultline.report.CapacityReport;
import dev.faultline.report.Ending;
import dev.faultline.report.Manifest;
import dev.faultline.report.Software;
import dev.faultline.report.console.Terminal;
import dev.faultline.report.console.VerdictTable;
import dev.faultline.run.Interruption;
import dev.faultline.run.RunFailed;
import dev.faultline.target.TargetFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One measuring of a capacity from its request to its report. */
final class MeasuredCapacity implements CapacityListener {
    private final CapacityRequest request;
    private final SystemOptions options;
    private final ScalingResponse scaling;
    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption = new Interruption();

    /** A measuring that is yet to be carried out; {@code scaling} is how long more instances take. */
    MeasuredCapacity(
            CapacityRequest request, SystemOptions options, ScalingResponse scaling, PrintStream out, PrintStream err) {
        this.request = request;
        this.options = options;
        this.scaling = scaling;
        this.out = out;
        this.err = err;
    }

    /** Carries it out. A process that was asked to end meanwhile ends with what came of it until then. */
    ExitStatus carryOut() throws InterruptedException {
        try (Signals signals = Signals.request(interruption)) {
            ExitStatus status = measured();
            signals.finished(status);
            return status;
        }
    }

    /** Whether it was asked to end before it was through. */
    boolean interrupted() {
        return interruption.reason().isPresent();
    }

    private ExitStatus measured() throws InterruptedException {
        out.printf("%ncapacity of %s%n", request.system().name());
        Instant began = Instant.now();
        List<Measurement> measured = List.of();
        Ending ending;
        try {
            measured = new CapacityRun(request, this, interruption).measure();
            ending = interruption.reason().map(Ending::cutShort).orElseGet(Ending::completed);
        } catch (TargetFailed | RunFailed e) {
            err.println("faultline: " + e.getMessage());
            ending = Ending.harnessFailed(e.getMessage());
        }
        return report(new CapacityFindings(request, measured, scaling).document(began, Instant.now(), ending));
    }

    private ExitStatus report(CapacityDocument document) {
        try {
            CapacityReport.write(
                    request.files(), manifest(document), document, new CapacityWords(document, request.spec()).page());
        } catch (IOException | UncheckedIOException e) {
            err.println("faultline: the report could not be written: " + e.getMessage());
            return ExitStatus.HARNESS_FAILED;
        }
        out.println();
        new VerdictTable(Terminal.ofThisProcess())
                .print(
                        document.verdicts(),
                        document.judgement(),
                        "capacity of " + document.system(),
                        document.summary(),
                        out);
        out.println("Gives in first: " + document.limit());
        out.println(Duration.between(document.started(), document.ended()).toSeconds() + " s");
        out.println("Report: " + request.files().page());
        out.flush();
        return ExitStatus.of(document.exitStatus());
    }

    private Manifest manifest(CapacityDocument document) {
        return new Manifest(
                request.runId(),
                "capacity",
                request.system().name(),
                "embedded",
                request.seed(),
                Commit.ofWorkingFolder(),
                options.knownBad(),
                options.settings(),
                Software.ofThisProcess(),
                document.started(),
                document.ended(),
                document.ending(),
                List.of(),
                Map.of());
    }

    @Override
    public void note(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void offered(int instances, LoadStep step) {
        out.printf(
                Locale.ROOT,
                "  %5.2f/s  %-5s  %4d requests, %.1f %% missed, p95 %4d ms%s%n",
                step.perSecond(),
                step.doubt().isPresent() ? "?" : step.decision().name().toLowerCase(Locale.ROOT),
                step.requests(),
                step.missed() * 100,
                step.latency().p95().toMillis(),
                step.doubt().map(doubt -> "; not counted: " + doubt).orElse(""));
        out.flush();
    }
}
