package dev.faultline.cli;

import dev.faultline.drill.Drill;
import dev.faultline.drill.DrillControl;
import dev.faultline.drill.DrillEnding;
import dev.faultline.drill.DrillEvidence;
import dev.faultline.drill.DrillFiles;
import dev.faultline.drill.DrillHeld;
import dev.faultline.drill.DrillOrder;
import dev.faultline.drill.DrillOwner;
import dev.faultline.drill.DrillUnderWay;
import dev.faultline.drill.PagePrinter;
import dev.faultline.drill.People;
import dev.faultline.drill.PeopleAtTheTerminal;
import dev.faultline.scenario.AbortCriterion;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.InAws;
import dev.faultline.scenario.SystemSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline drill}: holds a drill, records it, and leaves the evidence. */
@Command(
        name = "drill",
        description = "Holds a drill: scenarios and people's steps in an order, recorded as evidence.",
        mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DRILL", description = "The drill's name.")
    private String name;

    @Mixin
    private SystemOptions options;

    @Mixin
    private BackendOption backend;

    @Mixin
    private Consent consent;

    @Mixin
    private AwsConsent awsConsent;

    @Mixin
    private HistoryOption history;

    @Option(
            names = "--unattended",
            description = "Nobody is there: people's steps are recorded as not performed, and pass nothing.")
    private boolean unattended;

    @Option(
            names = "--override-window",
            paramLabel = "REASON",
            description = "Hold it outside its window all the same; who, and why, is on record.")
    private String override;

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where the folders of the drill and its runs go (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Option(
            names = "--print-folder-to",
            paramLabel = "FILE",
            hidden = true,
            description = "Write the drill's folder into this file, for scripts.")
    private Path folderFile;

    @Spec
    private CommandSpec command;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        try (Keeping keeping = history.keeping(reports)) {
            return hold(keeping).code();
        }
    }

    private ExitStatus hold(Keeping keeping) throws Exception {
        SystemSpec system = options.system();
        DrillSpec spec = options.files().drill(name);
        // All of them before the first is started: bad input must start nothing.
        DrillRuns.Desk desk = new DrillRuns.Desk(options, reports, keeping);
        if (backend.isAws()) {
            return inAws(spec.once(), system, desk);
        }
        awsConsent.refuseElsewhere();
        DrillRuns runs = DrillRuns.prepared(spec, system, backend.of(system), desk);
        consent.require(system);
        return hold(spec, runs, keeping);
    }

    /**
     * Without consent it is a dry run, as for {@code run}. In AWS it is for a person to decide whether something is broken
     * again, so that no step is repeated.
     */
    private ExitStatus inAws(DrillSpec spec, SystemSpec system, DrillRuns.Desk desk) throws Exception {
        AwsSpec aws = options.files().aws();
        options.refuseSettings("in AWS");
        DrillRuns runs = DrillRuns.inAws(spec, system, aws, desk, awsConsent.production());
        if (!consent.isGiven()) {
            PrintWriter shown = command.commandLine().getOut();
            shown.print(runs.dryRun(aws));
            shown.flush();
            return ExitStatus.PASS;
        }
        consent.requireAws(InAws.system(system, aws), aws);
        awsConsent.require(aws, system.name());
        return hold(spec, runs, desk.keeping());
    }

    private ExitStatus hold(DrillSpec spec, DrillRuns runs, Keeping keeping)
            throws IOException, BadInput, InterruptedException {
        DrillOrder order = order(spec, runs, "not begun");
        Optional<String> refusal = Drill.refusal(order, Instant.now());
        if (refusal.isPresent()) {
            throw new BadInput(
                    refusal.get()
                            + "\nhint: hold it then, or say why it must be now: --override-window \"REASON\"; that is recorded");
        }
        DrillControl control = new DrillControl();
        String drillId = RunId.claim(reports, name);
        DrillFiles files = new DrillFiles(reports.toAbsolutePath().normalize().resolve(drillId));
        try (Signals signals = Signals.request(why -> control.end(DrillEnding.stopped(why, Instant.now())));
                DrillOwner owner = DrillOwner.of(reports.toAbsolutePath().normalize(), drillId, limit(spec), control)) {
            if (folderFile != null) {
                Files.writeString(folderFile, files.folder().toString());
            }
            ExitStatus status = held(order(spec, runs, drillId), runs, files, control)
                    .worse(keeping.keep(files.folder()))
                    .worse(runs.kept());
            signals.finished(status);
            return status;
        } catch (DrillUnderWay e) {
            Files.delete(files.folder()); // nothing is in it yet
            throw new BadInput(e.getMessage());
        }
    }

    private ExitStatus held(DrillOrder order, DrillRuns runs, DrillFiles files, DrillControl control)
            throws IOException, InterruptedException {
        DrillSpec spec = order.spec();
        out.printf(
                "The drill %s of %s: %d steps, %d min expected. Stop it from another terminal: faultline stop --reports %s%n",
                spec.name(), spec.system(), spec.steps().size(), minutes(spec.expected()), reports);
        People people = people();
        DrillHeld held = new Drill(
                        order, runs, people, control, InstantSource.system(), line -> out.println("\n== " + line))
                .hold();
        boolean hurry = control.ending().isPresent();
        DrillEvidence.Written written = new DrillEvidence(
                        files,
                        order,
                        Commit.ofWorkingFolder(),
                        hurry
                                ? PagePrinter.none()
                                : PagePrinter.onPath(System.getenv().getOrDefault("PATH", "")))
                .write(held);
        runs.refreshPages();
        StepSummary.ofThisProcess().append(written.summary() + "\nHead of the chain: `" + written.head() + "`\n");
        show(written, files);
        return ExitStatus.of(written.drill().exitStatus());
    }

    /** Where nobody is there the terminal is not read from: in the background that would stop this process. */
    private People people() {
        return unattended
                ? (question, control) -> People.Answer.none("nobody was there (--unattended)")
                : new PeopleAtTheTerminal(
                        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                        out,
                        InstantSource.system());
    }

    private void show(DrillEvidence.Written written, DrillFiles files) {
        out.printf(
                "%n%s  the drill %s%n",
                written.drill().judgement(), written.drill().drillId());
        written.drill()
                .objectives()
                .forEach(objective ->
                        out.printf("%-12s  %s: %s%n", objective.judgement(), objective.id(), objective.statement()));
        written.drill()
                .deviations()
                .forEach(deviation -> out.printf("deviation     %s: %s%n", deviation.about(), deviation.words()));
        if (!written.drill().proposed().isEmpty()) {
            out.printf(
                    "%d findings are proposed in %s; the system's own file is yours to change, and was not%n",
                    written.drill().proposed().size(), files.proposedFindings());
        }
        out.println(written.pdf().map(why -> "No PDF: " + why).orElse("PDF: " + files.pdf()));
        out.println("Evidence: " + files.page());
        out.println("Head of the chain, to be kept elsewhere: " + written.head());
        out.flush();
    }

    private static long minutes(Duration duration) {
        return Math.max(1, Math.round(duration.toSeconds() / 60.0));
    }

    private DrillOrder order(DrillSpec spec, DrillRuns runs, String drillId) throws BadInput, IOException {
        return new DrillOrder(
                drillId,
                spec,
                runs.backend(),
                unattended ? Optional.of("--unattended") : Optional.empty(),
                Optional.ofNullable(override)
                        .filter(reason -> !reason.isBlank())
                        .map(reason -> new DrillOrder.WindowOverride(System.getProperty("user.name"), reason)),
                changes(),
                options.files().findings());
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        options.knownBad().ifPresent(bad -> changes.add("the platform was broken on purpose: " + bad));
        options.settings()
                .forEach((setting, value) -> changes.add("changed on the platform: " + setting + "=" + value));
        return changes;
    }

    private static Optional<Instant> limit(DrillSpec spec) {
        return spec.abortWhen().stream()
                .filter(AbortCriterion.LongerThan.class::isInstance)
                .map(AbortCriterion.LongerThan.class::cast)
                .map(AbortCriterion.LongerThan::limit)
                .min(Duration::compareTo)
                .map(Instant.now()::plus);
    }
}
