package dev.faultline.drill;

import dev.faultline.report.DrillPage;
import dev.faultline.report.Figures;
import dev.faultline.report.Marks;
import dev.faultline.report.RunPage;
import dev.faultline.scenario.DrillFinding;
import dev.faultline.verdict.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A drill's record in the words of its page. */
final class DrillWords {
    private static final double THOUSANDTHS = 1000;

    private final DrillRecord drill;

    private DrillWords(DrillRecord drill) {
        this.drill = drill;
    }

    static DrillPage page(DrillRecord drill) {
        return new DrillWords(drill).page();
    }

    private DrillPage page() {
        return new DrillPage(
                drill.drillId(),
                "The drill “" + drill.drill() + "” of " + drill.system(),
                Marks.of(drill.judgement()),
                summary(),
                drill.description(),
                facts(),
                drill.scope().included(),
                drill.scope().excluded(),
                drill.participants().stream()
                        .map(one -> new DrillPage.Participant(one.role(), one.name(), one.does()))
                        .toList(),
                drill.objectives().stream().map(DrillWords::objective).toList(),
                steps(),
                drill.deviations().stream()
                        .map(deviation -> new DrillPage.Deviation(deviation.about(), deviation.words()))
                        .toList(),
                checks(),
                drill.findings().stream().map(this::finding).toList(),
                drill.proposed().stream().map(this::finding).toList(),
                chain(),
                drill.runs());
    }

    private String summary() {
        long passed = drill.objectives().stream()
                .filter(objective -> objective.judgement() == Judgement.PASS)
                .count();
        String ending = drill.ending().whole()
                ? "Every step was reached."
                : "It was ended early (" + drill.ending().how() + ", at "
                        + Figures.time(drill.ending().at()) + " UTC): "
                        + drill.ending().why() + ".";
        return passed + " of " + drill.objectives().size() + " objectives were met in "
                + Figures.duration(drill.took()) + ". " + ending + " "
                + counted(drill.deviations().size(), "deviation") + ", "
                + counted(drill.proposed().size(), "proposed finding") + ".";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private List<DrillPage.Fact> facts() {
        List<DrillPage.Fact> facts = new ArrayList<>(List.of(
                new DrillPage.Fact(
                        "Held", Figures.day(drill.started()) + ", " + Figures.time(drill.started()) + " UTC"),
                new DrillPage.Fact("Took", Figures.duration(drill.took())),
                new DrillPage.Fact("System", drill.system() + " on " + drill.backend()),
                new DrillPage.Fact("Window", drill.window()),
                new DrillPage.Fact(
                        "Attended",
                        drill.unattended().map(how -> "no, by " + how).orElse("yes")),
                new DrillPage.Fact(
                        "Aborted when",
                        drill.abortWhen().isEmpty() ? "never by itself" : String.join("; ", drill.abortWhen()))));
        drill.override()
                .ifPresent(over ->
                        facts.add(new DrillPage.Fact("Window overridden by", over.by() + ": " + over.reason())));
        drill.commit().ifPresent(commit -> facts.add(new DrillPage.Fact("Commit", commit)));
        facts.add(new DrillPage.Fact(
                "Held with",
                "Faultline " + drill.software().faultline() + ", "
                        + drill.software().java() + ", " + drill.software().os()));
        return facts;
    }

    private static DrillPage.Objective objective(ObjectiveRecord objective) {
        return new DrillPage.Objective(
                objective.id(),
                objective.statement(),
                "by " + objective.approvedBy() + " on " + objective.approvedOn(),
                Marks.of(objective.judgement()),
                objective.grounds().stream()
                        .map(ground -> new DrillPage.Check(
                                ground.on(), Marks.of(ground.judgement()), ground.required(), ground.measured()))
                        .toList());
    }

    private List<DrillPage.Step> steps() {
        List<DrillPage.Step> rows = new ArrayList<>();
        for (StepRecord step : drill.steps()) {
            rows.add(step(rows.size() + 1, step));
        }
        return rows;
    }

    private DrillPage.Step step(int number, StepRecord step) {
        String note = Stream.of(step.by(), step.note())
                .filter(part -> !part.isEmpty())
                .reduce((by, said) -> by + ": " + said)
                .orElse("");
        return new DrillPage.Step(
                number,
                step.id(),
                step.began().map(Figures::time).orElse("–"),
                step.isMachine() ? "machine" : step.role(),
                step.what(),
                took(step),
                mark(step),
                note,
                step.run().map(StepRecord.RunRecord::runId).orElse(""),
                step.began().map(this::thousandths).orElse(0),
                step.began()
                        .map(from -> Math.max(2, thousandths(step.ended().orElse(from)) - thousandths(from)))
                        .orElse(0));
    }

    /** What nobody did took no time. */
    private static String took(StepRecord step) {
        boolean done = step.outcome() != StepOutcome.NOT_PERFORMED && step.outcome() != StepOutcome.NOT_ASKED;
        return step.took().filter(took -> done).map(Figures::duration).orElse("–")
                + " of "
                + Figures.chosen(step.expected());
    }

    /** A word of its own for each outcome, in the colour of what it means for what rests on the step. */
    private static RunPage.Mark mark(StepRecord step) {
        String tone = step.outcome()
                .judgement()
                .map(Marks::of)
                .map(RunPage.Mark::tone)
                .orElse("none");
        return new RunPage.Mark(step.outcome().words(), tone);
    }

    private int thousandths(Instant at) {
        double all = Math.max(1, lastEnd().toMillis());
        return (int)
                Math.round(THOUSANDTHS * Duration.between(drill.started(), at).toMillis() / all);
    }

    private Duration lastEnd() {
        return drill.steps().stream()
                .flatMap(step -> step.ended().stream())
                .max(Instant::compareTo)
                .map(end -> Duration.between(drill.started(), end))
                .orElse(Duration.ZERO);
    }

    private List<DrillPage.Check> checks() {
        List<DrillPage.Check> checks = new ArrayList<>();
        for (StepRecord step : drill.steps()) {
            step.run()
                    .ifPresent(run -> run.verdicts().stream()
                            .filter(VerdictRecord::isOfIntegrity)
                            .forEach(verdict -> checks.add(check(step, verdict))));
        }
        return checks;
    }

    private static DrillPage.Check check(StepRecord step, VerdictRecord verdict) {
        boolean why =
                verdict.judgement() != Judgement.PASS && !verdict.witness().isEmpty();
        return new DrillPage.Check(
                step.id() + "/" + verdict.objective(),
                Marks.of(verdict.judgement()),
                verdict.required(),
                verdict.measured() + (why ? ": " + verdict.witness() : ""));
    }

    private DrillPage.Finding finding(DrillFinding finding) {
        boolean overdue =
                finding.overdueOn(drill.started().atZone(ZoneOffset.UTC).toLocalDate());
        return new DrillPage.Finding(
                finding.id(),
                finding.title(),
                finding.owner(),
                finding.due().toString(),
                finding.openedBy(),
                overdue ? "overdue" : "");
    }

    private String chain() {
        return "drill-manifest.json has the SHA-256 of every file of this drill and of its runs, and "
                + drill.previous()
                        .map(link ->
                                "that of the manifest of the drill before, " + link.drillId() + ": " + link.sha256())
                        .orElse("says that no drill was held before in this folder of reports")
                + ". The manifest’s own hash, the head of the chain, is in drill-manifest.sha256 and was printed as the"
                + " drill ended: keep it where nobody who can write here can write.";
    }
}
