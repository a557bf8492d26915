package dev.faultline.report;

import dev.faultline.timeline.Phase;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key figures of a run: recovery times and losses as judged, then the traffic that they rest on. */
final class Tiles {
    private static final Map<String, String> NAMES = Map.of(
            "alarm", "Alarm", "scaling", "Scaling", "refusal", "Refusal", "exposure", "Exposure", "release", "Release");

    private final RunRecord run;
    private final PathFigures paths;

    Tiles(RunRecord run, Traffic traffic) {
        this.run = run;
        this.paths = traffic.paths();
    }

    List<RunPage.Tile> all() {
        List<RunPage.Tile> tiles = new ArrayList<>();
        run.recoveries().forEach(recovery -> tiles.add(recovery(recovery)));
        run.verdicts().stream()
                .filter(verdict -> verdict.kind().equals("rpo"))
                .forEach(verdict -> tiles.add(judged("Data loss (RPO)", verdict)));
        run.verdicts()
                .forEach(verdict -> Optional.ofNullable(NAMES.get(verdict.kind()))
                        .ifPresent(name -> tiles.add(judged(name + ": " + verdict.objective(), verdict))));
        tiles.add(requests());
        tiles.add(latency());
        return tiles;
    }

    private RunPage.Tile recovery(Recovery recovery) {
        String value = recovery.took().map(Figures::duration).orElse("never recovered");
        boolean noOutage = recovery.took().filter(took -> took.isZero()).isPresent();
        return new RunPage.Tile(
                "Recovery of " + recovery.path(),
                noOutage ? "no outage" : value,
                "allowed: " + Figures.chosen(recovery.within()) + " from " + recovery.origin(),
                run.verdicts().stream()
                        .filter(verdict -> verdict.objective().equals(recovery.objective()))
                        .findFirst()
                        .map(verdict -> Marks.of(verdict.judgement()))
                        .orElse(Marks.NONE));
    }

    private static RunPage.Tile judged(String name, Verdict verdict) {
        return new RunPage.Tile(
                name, verdict.measured(), "required: " + verdict.required(), Marks.of(verdict.judgement()));
    }

    private RunPage.Tile requests() {
        PathFigures.Tally all = paths.all();
        return new RunPage.Tile(
                "Requests",
                Figures.count(all.requests()),
                Figures.count(all.failed()) + " failed, " + Figures.share(all.failed(), all.requests()),
                Marks.NONE);
    }

    private RunPage.Tile latency() {
        return new RunPage.Tile(
                "p95 in the baseline", p95(Phase.BASELINE), "while broken: " + p95(Phase.FAULT), Marks.NONE);
    }

    private String p95(Phase phase) {
        PathFigures.Tally tally = paths.in(phase);
        return tally.anyGood() ? Figures.duration(Latency.duration(tally.micros(95))) : "–";
    }
}
