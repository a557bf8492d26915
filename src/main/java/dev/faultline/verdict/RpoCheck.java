package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a recovery point from the {@link Losses}: how long before the instant of failure the oldest lost write was
 * acknowledged. That instant is the one just before the fault was injected. Losses acknowledged after it are told
 * apart; with an objective of zero any lost write is a FAIL, whenever it was acknowledged.
 *
 * <p>What was not written cannot be lost: the last acknowledgement before the failure bounds what could be seen. It
 * must lie within the objective of the failure, or within a second where the objective is shorter.
 */
final class RpoCheck implements ObjectiveCheck {
    private static final Duration EXPOSED = Duration.ofSeconds(1);

    private final Objective.Rpo rpo;
    private final RunTimeline timeline;
    private final SharedReconciliation records;

    RpoCheck(Objective.Rpo rpo, RunTimeline timeline, SharedReconciliation records) {
        this.rpo = rpo;
        this.timeline = timeline;
        this.records = records;
    }

    @Override
    public Finding conclude(Soundness soundness) throws IOException {
        Optional<Instant> failure = timeline.injected(rpo.fault()).map(Event.FaultInjected::at);
        Losses losses = Losses.of(records.get(), failure.orElse(Instant.MAX));
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(losses.doubts());
        if (losses.unwitnessed() > 0) {
            doubts.add("of " + Figures.count(losses.unwitnessed())
                    + " acknowledged writes it is not known whether they are lost");
        }
        if (failure.isEmpty()) {
            return withoutFailure(losses).doubted(doubts);
        }
        if (!timeline.bitten(rpo.fault())) {
            doubts.add("the fault " + rpo.fault() + " was not seen to have bitten");
        }
        exposure(losses, failure.get()).ifPresent(doubts::add);
        return measured(losses, failure.get()).doubted(doubts);
    }

    /** No failure, no instant to count from; but a lost write is a lost write. */
    private Finding withoutFailure(Losses losses) {
        Finding unseen = Finding.unseen("the fault " + rpo.fault() + " was never injected");
        if (losses.lost().isEmpty()) {
            return unseen;
        }
        List<String> names = losses.lost().stream()
                .map(w -> w.operation() + " " + w.write() + ", acknowledged at " + w.acknowledged() + ", found: "
                        + w.found())
                .toList();
        return Finding.of(rpo.within().isZero() ? Judgement.FAIL : Judgement.INCONCLUSIVE, lostOf(losses))
                .withEvidence(unseen.evidence())
                .withEvidence(Figures.counted(names, losses.lostInAll()))
                .withSplit(split(losses));
    }

    private Finding measured(Losses losses, Instant failure) {
        Duration before = losses.before(failure);
        Duration off = timeline.clocks();
        Judgement judgement = Judgement.PASS;
        if (!losses.lost().isEmpty()) {
            boolean beyond = before.minus(off).compareTo(rpo.within()) > 0;
            boolean within = before.plus(off).compareTo(rpo.within()) <= 0;
            judgement =
                    beyond || rpo.within().isZero() ? Judgement.FAIL : within ? Judgement.PASS : Judgement.INCONCLUSIVE;
        }
        List<String> names = losses.lost().stream().map(w -> w.words(failure)).toList();
        return Finding.of(judgement, Figures.time(before) + "; " + lostOf(losses))
                .withBound(off.isZero() ? "" : "± " + Figures.time(off) + " (clocks)")
                .withEvidence(Figures.counted(names, losses.lostInAll()))
                .withReading(Reading.of(Quantity.RECOVERY_POINT, seconds(before), seconds(off), seconds(rpo.within())))
                .withSplit(split(losses));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String lostOf(Losses losses) {
        return Figures.count(losses.lostInAll()) + " of " + Figures.count(losses.acknowledged())
                + " acknowledged writes lost";
    }

    private static Map<String, String> split(Losses losses) {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("acknowledged", Figures.count(losses.acknowledged()));
        split.put("lost", Figures.count(losses.lostInAll()));
        split.put("lost, acknowledged after the failure", Figures.count(losses.lostAfter()));
        split.put("holes", Figures.count(losses.holes()));
        split.put("refused", Figures.count(losses.rejected()));
        split.put("in doubt", Figures.count(losses.indeterminate()));
        split.put("in doubt and found applied", Figures.count(losses.recovered()));
        return split;
    }

    /** What keeps the writes from having been exposed to the failure. */
    private Optional<String> exposure(Losses losses, Instant failure) {
        Optional<Duration> last = losses.lastBefore().map(at -> Duration.between(at, failure));
        if (last.isEmpty()) {
            return Optional.of("no write was acknowledged before the failure: there was nothing to lose");
        }
        Duration allowed = rpo.within().compareTo(EXPOSED) > 0 ? rpo.within() : EXPOSED;
        return last.get().compareTo(allowed) > 0
                ? Optional.of("the last write before the failure was acknowledged " + Figures.time(last.get())
                        + " before it: a loss of what came later could not be seen")
                : Optional.empty();
    }
}
