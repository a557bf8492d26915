package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.Claim;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where one claim of the architecture document stands after a run. Rehearsed and confirmed are two facts: a stand-in
 * can only rehearse a claim, and only the user's own system can confirm it.
 *
 * @param claim the claim's id
 * @param kind the claim's kind, for example {@code rto}; empty when the system does not list the claim
 * @param basis {@code stated}, {@code inferred} or {@code ours}; empty when the system does not list the claim
 * @param text the claim in plain words
 * @param quote the architecture document's own words, where it has any
 * @param objectives the objectives that bear on it
 * @param rehearsed the worst of their verdicts on a stand-in, else {@code not rehearsed}
 * @param confirmed the worst of their verdicts on the user's own system, else {@code not confirmed}
 */
public record ClaimStanding(
        String claim,
        String kind,
        String basis,
        String text,
        Optional<String> quote,
        List<String> objectives,
        String rehearsed,
        String confirmed) {
    private static final Set<String> STAND_INS = Set.of("embedded", "docker");

    /** Copies the list, so that the record cannot change. */
    public ClaimStanding {
        objectives = List.copyOf(objectives);
    }

    /** Whether a backend runs a stand-in, and not the user's own system. */
    static boolean isStandIn(String backend) {
        return STAND_INS.contains(backend);
    }

    /** The claims that these verdicts bear on, by id. */
    static List<ClaimStanding> of(Plan plan, List<Verdict> verdicts) {
        TreeMap<String, List<Verdict>> byClaim = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            for (String claim : verdict.claims()) {
                byClaim.computeIfAbsent(claim, id -> new ArrayList<>()).add(verdict);
            }
        }
        return byClaim.entrySet().stream()
                .map(entry -> standing(plan, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ClaimStanding standing(Plan plan, String id, List<Verdict> verdicts) {
        Claim claim = plan.system()
                .claims()
                .getOrDefault(id, new Claim(id, "", "", "The system does not list this claim", Optional.empty()));
        String worst = verdicts.stream()
                .map(Verdict::judgement)
                .reduce(Judgement.PASS, Judgement::worse)
                .name();
        boolean standIn = isStandIn(plan.backend());
        return new ClaimStanding(
                id,
                claim.kind(),
                claim.basis(),
                claim.text(),
                claim.quote(),
                verdicts.stream().map(Verdict::objective).toList(),
                standIn ? worst : "not rehearsed",
                standIn ? "not confirmed" : worst);
    }
}
