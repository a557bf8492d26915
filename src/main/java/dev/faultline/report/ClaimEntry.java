package dev.faultline.report;

import dev.faultline.scenario.Claim;
import dev.faultline.verdict.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One claim, and where it stands after all runs that there are.
 *
 * @param claim the claim
 * @param rehearsals the scenarios that have objectives about it, in the order of their names; empty when nobody looks
 */
public record ClaimEntry(Claim claim, List<Rehearsal> rehearsals) {
    /** Copies the list, so that the record cannot change. */
    public ClaimEntry {
        rehearsals = List.copyOf(rehearsals);
    }

    /**
     * A scenario that bears on the claim.
     *
     * @param objectives the ids of its objectives that name the claim
     * @param rehearsed its newest run on a stand-in
     * @param confirmed its newest run on the user's own system
     * @param inVain its newest run of all, where that one does not count
     */
    public record Rehearsal(
            String scenario,
            List<String> objectives,
            Optional<Seen> rehearsed,
            Optional<Seen> confirmed,
            Optional<NotCounted> inVain) {
        /** Copies the list, so that the record cannot change. */
        public Rehearsal {
            objectives = List.copyOf(objectives);
        }
    }

    /**
     * What a run made of the objectives that name the claim.
     *
     * @param judgement the worst of their verdicts; not PASS where one of them was not judged
     * @param link where its page is, seen from the page of claims
     * @param notJudged objectives that the run has no verdict on: they were added since
     */
    public record Seen(
            Judgement judgement, String runId, String link, Instant started, String backend, List<String> notJudged) {
        /** Copies the list, so that the record cannot change. */
        public Seen {
            notJudged = List.copyOf(notJudged);
        }
    }

    /**
     * A run that says nothing about a claim, although nobody broke its platform on purpose.
     *
     * @param why in a few words, for example {@code settings changed}
     */
    public record NotCounted(String runId, String why) {
        /** For example {@code 20260303-100151-pod-kill does not count: settings changed}. */
        public String words() {
            return runId + " does not count: " + why;
        }
    }

    /** The worst judgement of the newest runs on stand-ins; empty when there is none. */
    public Optional<Judgement> rehearsed() {
        return worst(Rehearsal::rehearsed);
    }

    /** The worst judgement of the newest runs on the user's own system; empty when there is none. */
    public Optional<Judgement> confirmed() {
        return worst(Rehearsal::confirmed);
    }

    /** When the newest of those runs on stand-ins started. */
    public Optional<Instant> lastRehearsed() {
        return rehearsals.stream()
                .flatMap(rehearsal -> rehearsal.rehearsed().stream())
                .map(Seen::started)
                .max(Instant::compareTo);
    }

    /** The scenarios that would rehearse it and have not been run yet. */
    public List<String> neverRun() {
        return rehearsals.stream()
                .filter(rehearsal -> rehearsal.rehearsed().isEmpty())
                .map(Rehearsal::scenario)
                .toList();
    }

    /** Where some of several scenarios were not run, how many: then a PASS is not yet all that was to be seen. */
    public String lacking() {
        int never = neverRun().size();
        return never == 0 || never == rehearsals.size()
                ? ""
                : never + " of " + rehearsals.size() + " scenarios never run";
    }

    /** The backends that it was rehearsed on. */
    public List<String> backends() {
        return rehearsals.stream()
                .flatMap(rehearsal -> rehearsal.rehearsed().stream())
                .map(Seen::backend)
                .distinct()
                .toList();
    }

    private Optional<Judgement> worst(Function<Rehearsal, Optional<Seen>> where) {
        Stream<Judgement> judgements = rehearsals.stream()
                .flatMap(rehearsal -> where.apply(rehearsal).stream())
                .map(Seen::judgement);
        return judgements.reduce(Judgement::worse);
    }
}
