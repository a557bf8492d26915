package dev.faultline.report;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Phase;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key figures of a run: what failed, recovery times and losses as judged, then the traffic that they rest on. */
final class Tiles {
    private final RunRecord run;
    private final PathFigures paths;

    Tiles(RunRecord run, Traffic traffic) {
        this.run = run;
        this.paths = traffic.paths();
    }

    List<RunPage.Tile> all() {
        List<RunPage.Tile> tiles = new ArrayList<>();
        run.verdicts().stream()
                .filter(verdict -> verdict.judgement() == Judgement.FAIL && !hasTile(verdict))
                .forEach(verdict -> tiles.add(judged(verdict.objective(), verdict, "required: " + verdict.required())));
        run.recoveries().stream()
                // A restore has a tile of its own, which says what came back too.
                .filter(recovery -> !recovery.origin().equals(Recovery.RESTORE))
                .forEach(recovery -> tiles.add(recovery(recovery)));
        run.verdicts().stream()
                .filter(verdict -> verdict.kind().equals("rpo"))
                .forEach(verdict -> tiles.add(judged("Data loss (RPO)", verdict, "required: " + verdict.required())));
        run.verdicts().forEach(verdict -> response(verdict).ifPresent(tiles::add));
        tiles.add(requests());
        tiles.add(latency());
        return tiles;
    }

    /** Whether its kind has a tile whatever it says; any other has one only where it failed. */
    private boolean hasTile(Verdict verdict) {
        return verdict.kind().equals("rpo")
                || response(verdict).isPresent()
                || run.recoveries().stream()
                        .anyMatch(recovery -> recovery.objective().equals(verdict.objective()));
    }

    private RunPage.Tile recovery(Recovery recovery) {
        String value = recovery.took().map(Figures::duration).orElse("never recovered");
        boolean noOutage = recovery.took().filter(took -> took.isZero()).isPresent();
        return new RunPage.Tile(
                "Recovery of " + recovery.path(),
                noOutage ? "no outage" : value,
                "allowed: " + Figures.chosen(recovery.within()) + " after " + recovery.counted(),
                run.verdicts().stream()
                        .filter(verdict -> verdict.objective().equals(recovery.objective()))
                        .findFirst()
                        .map(verdict -> Marks.of(verdict.judgement()))
                        .orElse(Marks.NONE));
    }

    /** What the system did of itself; the whole of what is required stands with the verdict. */
    private Optional<RunPage.Tile> response(Verdict verdict) {
        return run.plan().scenario().objectives().stream()
                .filter(objective -> objective.id().equals(verdict.objective()))
                .findFirst()
                .flatMap(Tiles::words)
                .map(words -> judged(words.name(), verdict, words.value()));
    }

    private static Optional<RunPage.Fact> words(Objective objective) {
        if (objective instanceof Objective.Alarm o) {
            return words("Alarm " + o.alarm(), "allowed: " + Figures.chosen(o.within()) + ", silent before");
        }
        if (objective instanceof Objective.Scaling o) {
            return words(
                    "Scaling of " + o.service(),
                    "allowed: " + Figures.chosen(o.decidesWithin()) + ", " + Figures.chosen(o.inServiceWithin()) + ", "
                            + Figures.chosen(o.restoredWithin()));
        }
        if (objective instanceof Objective.Capacity o) {
            return words("Capacity in users", "required: " + Figures.rate(o.atLeast()) + " while the SLO holds");
        }
        if (objective instanceof Objective.Refusal o) {
            return words("Refusals on " + o.path(), "every attempt must be refused");
        }
        if (objective instanceof Objective.Exposure o) {
            return words("From outside", o.check().replace('-', ' '));
        }
        if (objective instanceof Objective.Connectivity) {
            return words("Connectivity", "every dependency must carry traffic both ways");
        }
        if (objective instanceof Objective.Release o) {
            return words("Release " + o.fault(), "must end " + o.ends() + " within " + Figures.chosen(o.within()));
        }
        if (objective instanceof Objective.SingleWriter) {
            return words("Writers", "never two at once");
        }
        if (objective instanceof Objective.ReplicationLag o) {
            return words(
                    "Lag of the other region", "allowed: " + Figures.chosen(o.within()) + " while nothing is broken");
        }
        if (objective instanceof Objective.Restore o) {
            return words(
                    "Restore time after " + o.fault(),
                    "allowed: " + Figures.chosen(o.within()) + " from asking for it");
        }
        return Optional.empty();
    }

    private static Optional<RunPage.Fact> words(String name, String note) {
        return Optional.of(new RunPage.Fact(name, note));
    }

    /** The first of what was measured is the figure, and the others stand below it. */
    private static RunPage.Tile judged(String name, Verdict verdict, String note) {
        String[] measured = verdict.measured().split("; ", 2);
        return new RunPage.Tile(
                name,
                measured[0].replaceFirst("^restore time ", ""),
                measured.length == 1 ? note : measured[1] + "; " + note,
                Marks.of(verdict.judgement()));
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
        String note = run.plan().faults().isEmpty() ? "nothing was broken" : "while broken: " + p95(Phase.FAULT);
        return new RunPage.Tile("p95 in the baseline", p95(Phase.BASELINE), note, Marks.NONE);
    }

    private String p95(Phase phase) {
        PathFigures.Tally tally = paths.in(phase);
        return tally.anyGood() ? Figures.duration(Latency.duration(tally.micros(95))) : "–";
    }
}
