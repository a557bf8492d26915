package dev.faultline.report;

import dev.faultline.scenario.Claim;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every claim of a system's architecture document, which scenarios rehearse it, and what their newest runs made of it.
 * A run on a platform that was broken on purpose, or with settings that the command line changed, says nothing about a
 * claim and is left out, as is one whose files were altered since. A claim that no scenario
 * names is in it too: what nobody looks at is not kept just because nothing was seen.
 *
 * @param system the system's name
 * @param entries the claims, in the order of the system's file
 * @param unreadable runs whose verdicts or manifest cannot be read, in words
 */
public record ClaimRegister(String system, List<ClaimEntry> entries, List<String> unreadable) {
    /** Copies the lists, so that the record cannot change. */
    public ClaimRegister {
        entries = List.copyOf(entries);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads where the claims stand.
     *
     * @param scenarios the system's scenarios as they are now
     * @param reports the folder that holds one folder for each run
     * @throws IOException when that folder cannot be read
     */
    public static ClaimRegister of(SystemSpec system, List<Scenario> scenarios, Path reports) throws IOException {
        PastRuns runs = PastRuns.in(reports);
        List<ClaimEntry> entries = new ArrayList<>();
        for (Claim claim : system.claims().values()) {
            List<ClaimEntry.Rehearsal> rehearsals = scenarios.stream()
                    .flatMap(scenario -> rehearsal(claim, scenario, runs).stream())
                    .toList();
            entries.add(new ClaimEntry(claim, rehearsals));
        }
        return new ClaimRegister(system.name(), entries, runs.leftOut());
    }

    private static Optional<ClaimEntry.Rehearsal> rehearsal(Claim claim, Scenario scenario, PastRuns runs) {
        List<String> objectives = scenario.objectives().stream()
                .filter(objective -> objective.claims().contains(claim.id()))
                .map(Objective::id)
                .toList();
        if (objectives.isEmpty()) {
            return Optional.empty();
        }
        Function<PastRuns.Ground, Optional<ClaimEntry.Seen>> newest = ground ->
                runs.newest(scenario.system(), scenario.name(), ground).map(run -> seen(run, objectives));
        return Optional.of(new ClaimEntry.Rehearsal(
                scenario.name(),
                objectives,
                newest.apply(PastRuns.Ground.STAND_IN),
                newest.apply(PastRuns.Ground.OWN_SYSTEM),
                runs.newestInVain(scenario.system(), scenario.name())
                        .map(run -> new ClaimEntry.NotCounted(run.verdicts().runId(), run.remark()))));
    }

    private static ClaimEntry.Seen seen(PastRun past, List<String> objectives) {
        VerdictDocument run = past.verdicts();
        Map<String, Judgement> judged = run.verdicts().stream()
                .collect(Collectors.toMap(Verdict::objective, Verdict::judgement, Judgement::worse));
        List<String> notJudged =
                objectives.stream().filter(id -> !judged.containsKey(id)).toList();
        Judgement worst = objectives.stream()
                .map(id -> judged.getOrDefault(id, Judgement.INCONCLUSIVE))
                .reduce(Judgement.PASS, Judgement::worse);
        return new ClaimEntry.Seen(worst, run.runId(), past.link(), run.started(), run.backend(), notJudged);
    }

    /** The ids of the claims that no scenario names. */
    public List<String> withoutScenario() {
        return entries.stream()
                .filter(entry -> entry.rehearsals().isEmpty())
                .map(entry -> entry.claim().id())
                .toList();
    }

    /** How many claims were last rehearsed with this judgement. */
    public long rehearsed(Judgement judgement) {
        return entries.stream()
                .filter(entry -> entry.rehearsed().filter(judgement::equals).isPresent())
                .count();
    }

    /** How many claims have a scenario, and no run of any. */
    public long neverRun() {
        return entries.stream()
                .filter(entry ->
                        !entry.rehearsals().isEmpty() && entry.rehearsed().isEmpty())
                .count();
    }

    /** How many claims were confirmed: last judged PASS on the user's own system. */
    public long confirmed() {
        return entries.stream()
                .filter(entry ->
                        entry.confirmed().filter(Judgement.PASS::equals).isPresent())
                .count();
    }
}
