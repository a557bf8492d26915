package dev.faultline.report;

import dev.faultline.scenario.SystemSpec;
import dev.faultline.verdict.Outage;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.util.List;

/** The verdicts and claims of a run in the words of its page. */
final class VerdictRows {
    private static final int MOST_WITNESSES = 40;

    private final RunRecord run;
    private final VerdictDocument document;

    VerdictRows(RunRecord run, VerdictDocument document) {
        this.run = run;
        this.document = document;
    }

    List<RunPage.VerdictRow> verdicts() {
        return document.verdicts().stream().map(this::row).toList();
    }

    private RunPage.VerdictRow row(Verdict verdict) {
        boolean standIn = ClaimStanding.isStandIn(document.backend());
        boolean claimed = !verdict.claims().isEmpty();
        String judged = verdict.judgement().name();
        return new RunPage.VerdictRow(
                verdict.objective(),
                verdict.kind(),
                Marks.of(verdict.judgement()),
                verdict.required(),
                verdict.measured(),
                verdict.bound().isBlank() ? "exact" : verdict.bound(),
                verdict.claims(),
                Marks.of(!claimed ? "–" : standIn ? judged : "not rehearsed"),
                Marks.of(!claimed ? "–" : standIn ? "not confirmed" : judged),
                verdict.split().entrySet().stream()
                        .map(part -> new RunPage.Fact(part.getKey(), part.getValue()))
                        .toList(),
                verdict.outages().stream().map(this::outage).toList(),
                Capped.at(MOST_WITNESSES, verdict.evidence(), "verdict.json"));
    }

    private RunPage.OutageRow outage(Outage outage) {
        return new RunPage.OutageRow(
                outage.path(),
                Figures.offset(run.course().offset(outage.from())),
                outage.recovered()
                        .map(to -> Figures.offset(run.course().offset(to)))
                        .orElse("never, while it was watched"),
                Figures.duration(Duration.between(
                        outage.from(), outage.recovered().orElse(run.course().end()))),
                outage.recovered().isPresent() ? "at most " + Figures.duration(outage.bound()) + " less" : "–",
                Figures.count(outage.failed()));
    }

    List<RunPage.ClaimRow> claims() {
        return document.claims().stream()
                .map(claim -> new RunPage.ClaimRow(
                        claim.claim(),
                        claim.kind(),
                        claim.basis(),
                        claim.text(),
                        claim.quote().orElse(""),
                        String.join(", ", claim.objectives()),
                        Marks.of(claim.rehearsed()),
                        Marks.of(claim.confirmed())))
                .toList();
    }

    String otherClaims() {
        SystemSpec system = run.plan().system();
        long untouched = system.claims().keySet().stream()
                .filter(id -> document.claims().stream()
                        .noneMatch(claim -> claim.claim().equals(id)))
                .count();
        return untouched == 0
                ? ""
                : "This scenario touches " + document.claims().size() + " of the "
                        + (untouched + document.claims().size()) + " claims of " + system.name() + ".";
    }
}
