package dev.faultline.report;

import dev.faultline.timeline.Event;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a run into the words of its page. */
final class RunPageWords {
    private static final int MOST_EVENTS = 2_000;

    private final RunRecord run;
    private final VerdictDocument document;
    private final Traffic traffic;
    private final FileHashes hashes;

    RunPageWords(RunRecord run, VerdictDocument document, Traffic traffic, FileHashes hashes) {
        this.run = run;
        this.document = document;
        this.traffic = traffic;
        this.hashes = hashes;
    }

    RunPage page() throws IOException {
        VerdictRows rows = new VerdictRows(run, document);
        ChartData chart = traffic.chart(run);
        return new RunPage(
                document.judgement() + " · " + document.scenario() + " · " + document.runId(),
                Marks.of(document.judgement()),
                document.scenario(),
                run.plan().scenario().description(),
                tally(),
                document.summary(),
                notice(),
                facts(),
                new Tiles(run, traffic).all(),
                rows.verdicts(),
                rows.claims(),
                rows.otherClaims(),
                RequestRows.of(traffic.paths()),
                requestsPerUser(),
                new PlanWords(run).tables(),
                document.cannotShow(),
                Quality.of(run),
                events(),
                FileRows.of(hashes),
                charts(chart),
                new RunPage.Assets(
                        Assets.style("page.css"),
                        Assets.library(),
                        Assets.script("axis.js", "charts.js", "cursor.js"),
                        chart.forScriptElement()));
    }

    private String tally() {
        if (document.verdicts().isEmpty()) {
            return "No objective was judged";
        }
        return Stream.of(Judgement.PASS, Judgement.FAIL, Judgement.INCONCLUSIVE)
                .map(judgement -> count(judgement) + " " + judgement)
                .filter(words -> !words.startsWith("0 "))
                .collect(Collectors.joining(
                        ", ", "", " of " + document.verdicts().size() + " objectives"));
    }

    private long count(Judgement judgement) {
        return document.verdicts().stream()
                .filter(verdict -> verdict.judgement() == judgement)
                .count();
    }

    /** What is to be known of the platform before the verdicts are read. */
    private String notice() {
        return Stream.of(altered(), brokenOnPurpose(), settings())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String altered() {
        List<AlteredFile> altered = run.manifest().altered();
        return altered.isEmpty()
                ? ""
                : altered.stream()
                        .map(AlteredFile::words)
                        .collect(Collectors.joining(
                                ", ",
                                "Files of this run are not as the run left them: ",
                                ". The verdicts rest on what they hold now, and count for no claim."));
    }

    /** Says that the platform was broken on purpose, but not how: that stands in the manifest alone. */
    private String brokenOnPurpose() {
        return run.manifest().knownBad().isEmpty()
                ? ""
                : "The platform of this run was broken on purpose, to check that the verdicts see it. Its manifest names"
                        + " the setting; nothing that judged the run knew it. Its verdicts count for no claim.";
    }

    private String settings() {
        Map<String, String> settings = run.manifest().settings();
        return settings.isEmpty()
                ? ""
                : settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining(
                                ", ",
                                "Settings of this run's platform were changed on the command line: ",
                                ". Nothing that judged the run knew it. Its verdicts count for no claim."));
    }

    private List<RunPage.Fact> facts() {
        Manifest manifest = run.manifest();
        List<RunPage.Fact> facts = new ArrayList<>(List.of(
                new RunPage.Fact("System", manifest.system()),
                new RunPage.Fact("Backend", backend()),
                new RunPage.Fact(
                        "Started", Figures.day(manifest.started()) + ", " + Figures.time(manifest.started()) + " UTC"),
                new RunPage.Fact("Took", Figures.duration(manifest.took())),
                new RunPage.Fact("Ended", ending()),
                new RunPage.Fact("Run", manifest.runId()),
                new RunPage.Fact("Seed", String.valueOf(manifest.seed()))));
        run.plan()
                .system()
                .target()
                .ifPresent(target ->
                        facts.add(2, new RunPage.Fact("Target", target.url().toString())));
        manifest.commit().ifPresent(commit -> facts.add(new RunPage.Fact("Commit", commit)));
        facts.add(new RunPage.Fact("Faultline", manifest.software().faultline()));
        facts.add(new RunPage.Fact("Java", manifest.software().java()));
        facts.add(new RunPage.Fact("Machine", manifest.software().os()));
        return facts;
    }

    private String backend() {
        String backend = document.backend();
        return backend + (ClaimStanding.isStandIn(backend) ? " (a rehearsal on a stand-in)" : " (your own system)");
    }

    private String ending() {
        Ending ending = document.ending();
        return ending.why().isBlank() ? ending.how() : ending.how() + ": " + ending.why();
    }

    private String requestsPerUser() {
        double perUser = traffic.planned().requestsPerUser();
        return perUser == 0
                ? "There was no baseline to tell the planned rate of requests from."
                : String.format(
                        Locale.ROOT,
                        "Planned: the users a second of the plan, %.1f requests each as in the baseline, and the probers%s.",
                        perUser,
                        unplanned());
    }

    private String unplanned() {
        List<String> surges = traffic.planned().unplanned();
        return surges.isEmpty() ? "" : "; what a surge of " + String.join(", ", surges) + " sends comes on top";
    }

    private List<RunPage.EventRow> events() {
        return run.events().stream()
                .flatMap(event -> EventWords.of(event).map(words -> row(event, words)).stream())
                .limit(MOST_EVENTS)
                .toList();
    }

    private RunPage.EventRow row(Event event, String words) {
        boolean ofFault = event instanceof Event.FaultInjected
                || event instanceof Event.FaultBit
                || event instanceof Event.FaultReverted
                || event instanceof Event.StopConditionMet;
        boolean ofAlarm =
                (event instanceof Event.AlarmChanged change && change.state().equals("firing"))
                        || event instanceof Event.AlarmDelivered;
        return new RunPage.EventRow(
                Figures.offset(run.course().offset(event.at())),
                Figures.time(event.at()),
                words,
                ofFault ? "fault" : ofAlarm ? "alarm" : "");
    }

    private static RunPage.Charts charts(ChartData chart) {
        return new RunPage.Charts(
                described(chart),
                chart.replicas().stream().map(StepLine.Replicas::service).toList(),
                chart.signals().stream().map(StepLine.Signal::signal).toList(),
                chart.lanes().size(),
                1
                        + chart.faults().size()
                        + chart.recoveries().size()
                        + chart.rows().count());
    }

    private static String described(ChartData chart) {
        double most = chart.rates().sent().stream().max(Double::compare).orElse(0.0);
        return "Charts over " + Math.round(chart.end()) + " seconds, up to " + Math.round(most)
                + " requests a second; the tables below hold the same figures.";
    }
}
