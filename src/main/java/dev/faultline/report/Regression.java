package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the newest run of a scenario recovered later than those before it explain: a verdict on the history, and none on
 * what is promised. A time within its objective can be a regression, and one beyond it need not be.
 *
 * <p>Like is compared with like: runs of one plan, so of the same load, faults and seed, on one backend, Java and operating
 * system. A machine is not known by more than that: keep the histories of different ones in different folders.
 *
 * @param scenario which was run
 * @param objective whose recovery it is
 * @param backend on what
 * @param newest how long the newest run took; empty where it never recovered
 * @param run that run's id
 * @param started when it started
 * @param floor what is no news; empty where too few runs are like it
 * @param judgement PASS where it is no news, FAIL where it is, INCONCLUSIVE where that cannot be told
 * @param why in words
 */
public record Regression(
        String scenario,
        String objective,
        String backend,
        Optional<Duration> newest,
        String run,
        Instant started,
        Optional<NoiseFloor> floor,
        Judgement judgement,
        String why) {

    /** What runs must have in common. */
    private record Like(String system, String plan, String backend, String java, String os) {
        static Optional<Like> of(PastRun run) {
            return run.manifest()
                    .flatMap(manifest -> Optional.ofNullable(manifest.files().get("plan.json"))
                            .map(plan -> new Like(
                                    manifest.system(),
                                    plan,
                                    manifest.backend(),
                                    manifest.software().java(),
                                    manifest.software().os())));
        }
    }

    /** For each scenario and backend the newest run that counts, each of its recoveries against those of its like. */
    static List<Regression> in(PastRuns past) {
        Map<String, List<PastRun>> newestFirst = new TreeMap<>();
        for (PastRun run : past.counting()) {
            VerdictDocument verdicts = run.verdicts();
            newestFirst
                    .computeIfAbsent(
                            verdicts.system() + " " + verdicts.scenario() + " " + verdicts.backend(),
                            unused -> new ArrayList<>())
                    .add(run);
        }
        return newestFirst.values().stream()
                .flatMap(runs -> ofNewest(runs).stream())
                .toList();
    }

    private static List<Regression> ofNewest(List<PastRun> newestFirst) {
        PastRun newest = newestFirst.get(0);
        List<PastRun> alike = Like.of(newest)
                .map(like -> newestFirst.stream()
                        .skip(1)
                        .filter(run -> Like.of(run).equals(Optional.of(like)))
                        .toList())
                .orElse(List.of());
        return newest.verdicts().recoveries().stream()
                .map(recovery -> of(newest.verdicts(), recovery, times(alike, recovery.objective())))
                .toList();
    }

    /** Only of those that recovered: one that never did was no measurement of how long it takes. */
    private static List<Duration> times(List<PastRun> runs, String objective) {
        return runs.stream()
                .flatMap(run -> run.verdicts().recoveries().stream())
                .filter(recovery -> recovery.objective().equals(objective))
                .flatMap(recovery -> recovery.took().stream())
                .toList();
    }

    private static Regression of(VerdictDocument run, Recovery recovery, List<Duration> earlier) {
        Optional<NoiseFloor> floor = NoiseFloor.of(earlier);
        Judgement judgement =
                floor.map(known -> judgement(recovery.took(), known)).orElse(Judgement.INCONCLUSIVE);
        return new Regression(
                run.scenario(),
                recovery.objective(),
                run.backend(),
                recovery.took(),
                run.runId(),
                run.started(),
                floor,
                judgement,
                floor.map(known -> words(recovery.took(), known)).orElseGet(() -> tooFew(earlier)));
    }

    private static Judgement judgement(Optional<Duration> took, NoiseFloor floor) {
        return took.filter(time -> time.compareTo(floor.upTo()) <= 0).isPresent() ? Judgement.PASS : Judgement.FAIL;
    }

    private static String words(Optional<Duration> took, NoiseFloor floor) {
        return took.map(Figures::duration).orElse("never recovered") + "; " + floor.earlier() + " earlier runs took "
                + Figures.duration(floor.shortest()) + " to " + Figures.duration(floor.longest())
                + ", and up to " + Figures.duration(floor.upTo()) + " is no news";
    }

    private static String tooFew(List<Duration> earlier) {
        return "expected at least " + NoiseFloor.LEAST + " earlier runs of the same plan on the same kind of machine,"
                + " found " + earlier.size();
    }

    /** What became of the comparison, as the page of all runs marks it: these words are none that a promise is judged with. */
    public RunPage.Mark mark() {
        return new RunPage.Mark(
                switch (judgement) {
                    case PASS -> "no slower than before";
                    case FAIL -> "slower than before";
                    case INCONCLUSIVE -> "not compared";
                },
                Marks.of(judgement).tone());
    }
}
