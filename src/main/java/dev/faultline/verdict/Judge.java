package dev.faultline.verdict;

import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges a run from what it recorded: one verdict for each steady-state condition, then one for each objective, in the
 * order in which the scenario declares them.
 *
 * <p>FAIL needs one sound witness and PASS complete observation; all else is INCONCLUSIVE. Whatever is wrong with the
 * record (nothing in it, a line that cannot be read, a check that throws) makes verdicts INCONCLUSIVE in words, and
 * never throws. The run must have recorded its end before it is judged. Outcomes are read once, in one pass, and the
 * ledger once for all objectives that rest on it, in memory that does not grow with their number. It keeps no state and
 * is safe for any thread.
 */
public final class Judge {
    private Judge() {}

    /**
     * The verdicts on {@code scenario} from the {@code history} of a run of it.
     *
     * @param scenario what was run
     * @param system the system that it was run on, for the rules of its alarms and who needs whom in it
     * @param history what the run recorded
     */
    public static List<Verdict> judge(Scenario scenario, SystemSpec system, RunHistory history) {
        RunTimeline timeline;
        try {
            timeline = new RunTimeline(history.events());
        } catch (IOException | RuntimeException e) {
            return unreadable(scenario, e);
        }
        try (SharedReconciliation records = new SharedReconciliation(history, timeline)) {
            return judge(scenario, history, timeline, new Checks(scenario, system, timeline, records));
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file could not be closed: " + e.getMessage(), e);
        }
    }

    private static List<Verdict> judge(Scenario scenario, RunHistory history, RunTimeline timeline, Checks checks) {
        List<Case> steady = steadyCases(scenario, timeline);
        List<Case> cases = scenario.objectives().stream()
                .map(o -> new Case(o, o.kind(), new GuardedCheck(() -> checks.of(o))))
                .toList();
        List<Case> all = new ArrayList<>(steady);
        all.addAll(cases);
        OutcomeCount counted = new OutcomeCount(timeline);
        List<String> unread = show(history, counted, all);
        Soundness soundness = Soundness.of(scenario, timeline, counted).and(unread);
        return conclude(steady, cases, soundness, new Steadiness(timeline, unread));
    }

    /**
     * The verdicts on the steady-state conditions alone, while the run still goes on: what decides whether anything is
     * broken at all. They rest on the requests of the baseline so far; whether the run was observed soundly is known at
     * its end only, and is judged then.
     */
    public static List<Verdict> steadyState(Scenario scenario, RunHistory history) {
        RunTimeline timeline;
        try {
            timeline = new RunTimeline(history.events());
        } catch (IOException | RuntimeException e) {
            return unreadable(scenario, e).subList(0, scenario.steadyState().size());
        }
        List<Case> steady = steadyCases(scenario, timeline);
        List<String> unread = show(history, new OutcomeCount(timeline), steady);
        Soundness soFar = Soundness.assumed().and(unread);
        return steady.stream()
                .map(condition -> condition.steadyVerdict(soFar, List.of()))
                .toList();
    }

    private static List<Case> steadyCases(Scenario scenario, RunTimeline timeline) {
        return scenario.steadyState().stream()
                .map(slo -> new Case(slo, "steady-state", new GuardedCheck(() -> new SloCheck(slo, timeline))))
                .toList();
    }

    private static List<Verdict> conclude(
            List<Case> steady, List<Case> cases, Soundness soundness, Steadiness steadiness) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> unsteady = new ArrayList<>();
        for (Case condition : steady) {
            Verdict verdict = steadiness.verdict(condition, soundness);
            verdicts.add(verdict);
            steadiness.doubt(condition, verdict).ifPresent(unsteady::add);
        }
        Soundness all = soundness.and(unsteady);
        cases.forEach(objective -> verdicts.add(objective.verdict(all)));
        return List.copyOf(verdicts);
    }

    private static List<String> show(RunHistory history, OutcomeCount counted, List<Case> cases) {
        try (Stream<Outcome> outcomes = history.outcomes()) {
            outcomes.forEach(outcome -> {
                counted.see(outcome);
                cases.forEach(c -> c.check().see(outcome));
            });
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of("the log of outcomes could not be read to its end: " + GuardedCheck.words(e));
        }
    }

    private static List<Verdict> unreadable(Scenario scenario, Exception e) {
        Finding finding = Finding.unseen("the timeline could not be read: " + GuardedCheck.words(e));
        List<Verdict> verdicts = new ArrayList<>();
        scenario.steadyState().forEach(slo -> verdicts.add(Case.verdict(slo, "steady-state", finding)));
        scenario.objectives().forEach(o -> verdicts.add(Case.verdict(o, o.kind(), finding)));
        return List.copyOf(verdicts);
    }
}
