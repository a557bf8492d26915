package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges that whatever is sent on a path is refused, and that no forged write of the run is held in the end.
 *
 * <p>An answer that is neither one of the refusals nor a 5xx is a witness: an acceptance, or a refusal by something
 * behind what should have refused it. A 5xx and no answer at all are neither; where such an attempt was a write, the
 * read-back tells. A PASS needs {@value #LEAST} refusals, one of them to an attempt that was sent in the fault phase
 * where the scenario breaks something, and a whole read-back where there were forged writes.
 */
final class RefusalCheck implements ObjectiveCheck {
    private static final int LEAST = 20;
    private static final int WITNESSES = 5;

    private final Objective.Refusal objective;
    private final Scenario scenario;
    private final SharedReconciliation records;
    private final List<Span> faultPhase;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final List<String> witnesses = new ArrayList<>();
    private long accepted;
    private long refused;
    private long refusedInFault;
    private long undecided;

    RefusalCheck(Objective.Refusal objective, Scenario scenario, RunTimeline timeline, SharedReconciliation records) {
        this.objective = objective;
        this.scenario = scenario;
        this.records = records;
        this.faultPhase = timeline.phase(Phase.FAULT);
    }

    @Override
    public void see(Outcome outcome) {
        if (!outcome.path().equals(objective.path())) {
            return;
        }
        statuses.merge(outcome.status(), 1L, Long::sum);
        if (outcome.status() <= 0 || outcome.status() >= 500) {
            undecided++;
        } else if (objective.statuses().contains(outcome.status())) {
            refused++;
            refusedInFault += faultPhase.stream().anyMatch(span -> span.contains(outcome.start())) ? 1 : 0;
        } else {
            accepted++;
            if (witnesses.size() < WITNESSES) {
                witnesses.add("not refused: " + RequestTally.describe(outcome));
            }
        }
    }

    @Override
    public Finding conclude(Soundness soundness) throws IOException {
        ForgedWrites forged = ForgedWrites.of(records.get());
        List<String> doubts = new ArrayList<>(soundness.run());
        doubts.addAll(forged.doubts());
        tooLittle(doubts);
        long attempts = accepted + refused + undecided;
        boolean held = forged.held().count() > 0;
        if (attempts == 0 && !held) {
            return Finding.unseen("nothing was sent on " + objective.path()).withEvidence(doubts);
        }
        String measured = Figures.count(accepted) + " of " + Figures.count(attempts) + " attempts not refused"
                + (forged.writes() == 0 ? "" : "; " + forged.held().count() + " forged writes held");
        return Finding.of(accepted > 0 || held ? Judgement.FAIL : Judgement.PASS, measured)
                .withEvidence(witnesses)
                .withEvidence(Figures.listed(forged.held()))
                .withSplit(split(forged))
                .doubted(doubts);
    }

    private void tooLittle(List<String> doubts) {
        if (refused < LEAST) {
            doubts.add("only " + refused + " attempts were refused, and it takes " + LEAST + " to show it");
        } else if (!scenario.method().isEmpty() && refusedInFault == 0) {
            doubts.add("no attempt was refused during the fault phase");
        }
    }

    private Map<String, String> split(ForgedWrites forged) {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("refused", Figures.count(refused));
        split.put("of these in the fault phase", Figures.count(refusedInFault));
        split.put("not refused", Figures.count(accepted));
        split.put("error or no answer", Figures.count(undecided));
        statuses.forEach((status, n) -> split.put(status == 0 ? "no status" : "status " + status, Figures.count(n)));
        if (forged.writes() > 0) {
            split.put("forged writes", Figures.count(forged.writes()));
            split.put("held in the end", Figures.count(forged.held().count()));
            split.put("on records that were paid for too", Figures.count(forged.undecidable()));
        }
        return split;
    }
}
