package dev.faultline.verdict;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a recovery time: collects the requests of the path, probes and load alike, and has {@link RtoMeasurement}
 * read them.
 *
 * <p>A request that failed counts when it was sent, and one that was answered well counts when it was answered: held
 * through an outage, it shows that the path works at its end and nothing about the time before. So that no cut through
 * time is blamed on the wrong side, one that failed while under way across the injection (or the undo), and had waited
 * for less than a second then, counts from that instant; and one that was answered well within a second of the
 * injection, but sent before it, is left out: the fault may not have met it.
 *
 * <p>An injector that stood still itself cannot be a witness of an outage: a FAIL must also stand without its requests.
 */
final class RtoCheck implements ObjectiveCheck {
    /** A request that had waited this long when something changed is a witness against the time before the change. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Objective.Rto rto;
    private final RunTimeline timeline;
    private final Optional<RtoWindow> window;
    private final Optional<RequestSeries> series;
    private final Set<String> late;
    private final Optional<RequestSeries> punctual;
    private final Span counted;
    private final List<String> faults;
    private final FailureWitnesses failures = new FailureWitnesses();
    private final ProberWatch prober = new ProberWatch();

    RtoCheck(Objective.Rto rto, Scenario scenario, RunTimeline timeline) {
        this(rto, RtoWindow.of(rto, scenario, timeline), timeline, faults(rto, scenario));
    }

    /** Counts between other instants than an RTO does; without a window nothing can be measured. */
    RtoCheck(Objective.Rto rto, Optional<RtoWindow> window, RunTimeline timeline) {
        this(rto, window, timeline, List.of(rto.fault()));
    }

    private RtoCheck(Objective.Rto rto, Optional<RtoWindow> window, RunTimeline timeline, List<String> faults) {
        this.rto = rto;
        this.faults = faults;
        this.timeline = timeline;
        this.window = window;
        Instant base = timeline.phase(Phase.BASELINE).stream()
                .findFirst()
                .or(timeline::whole)
                .map(Span::from)
                .orElse(Instant.EPOCH);
        this.series = window.map(w -> new RequestSeries(base));
        this.late = LoadAccount.late(timeline);
        this.punctual = series.filter(all -> !late.isEmpty()).map(all -> new RequestSeries(base));
        this.counted = new Span(base, window.map(RtoWindow::end).orElse(base));
    }

    /** What must have bitten: a promotion brings nothing back where the loss that it answers was none. */
    private static List<String> faults(Objective.Rto rto, Scenario scenario) {
        return Stream.concat(
                        Stream.of(rto.fault()),
                        scenario.method().stream()
                                .filter(fault -> fault.id().equals(rto.fault()))
                                .filter(FaultSpec.Promotion.class::isInstance)
                                .map(fault -> ((FaultSpec.Promotion) fault).answers()))
                .toList();
    }

    @Override
    public void see(Outcome outcome) {
        if (window.isEmpty()
                || !outcome.path().equals(rto.path())
                || !counted.contains(outcome.start())
                || outcome.end().isBefore(outcome.start())) {
            return;
        }
        RtoWindow cuts = window.get();
        prober.see(outcome, cuts.injected());
        if (!outcome.good()) {
            Instant first = redated(outcome, Optional.of(cuts.injected()));
            Instant sent = first.equals(outcome.start()) ? redated(outcome, cuts.reversal()) : first;
            each(outcome, into -> into.failed(sent));
            if (!sent.isBefore(cuts.injected())) {
                failures.see(outcome);
            }
        } else if (!isUnderWay(outcome, cuts.injected())
                || Duration.between(cuts.injected(), outcome.end()).compareTo(PATIENCE) >= 0) {
            each(outcome, into -> into.good(outcome.end()));
        }
    }

    private void each(Outcome outcome, Consumer<RequestSeries> count) {
        count.accept(series.get());
        if (punctual.isPresent() && !late.contains(outcome.source())) {
            count.accept(punctual.get());
        }
    }

    private static Instant redated(Outcome failed, Optional<Instant> cut) {
        return cut.filter(at -> isUnderWay(failed, at))
                .filter(at -> Duration.between(failed.start(), at).compareTo(PATIENCE) < 0)
                .orElse(failed.start());
    }

    private static boolean isUnderWay(Outcome outcome, Instant at) {
        return outcome.start().isBefore(at) && !outcome.end().isBefore(at);
    }

    @Override
    public Finding conclude(Soundness soundness) {
        if (timeline.injected(rto.fault()).isEmpty()) {
            return Finding.unseen("the fault " + rto.fault() + " was never injected");
        }
        if (window.isEmpty()) {
            return Finding.unseen("the fault " + rto.fault() + " was never seen to be undone");
        }
        RtoScope scope = new RtoScope(rto, window.get(), series.get());
        Finding finding = sound(new RtoMeasurement(scope, timeline.stalls()).finding());
        List<String> doubts = new ArrayList<>(soundness.ofPath(rto.path()));
        faults.stream()
                .filter(fault -> !timeline.bitten(fault))
                .forEach(fault -> doubts.add("the fault " + fault + " was not seen to have bitten"));
        RegionStepEnd ends = new RegionStepEnd(timeline);
        faults.forEach(fault -> ends.doubt(fault).ifPresent(doubts::add));
        prober.doubt(rto.path()).ifPresent(doubts::add);
        return finding.withSplit(new RtoSplit(scope, timeline).parts())
                .withEvidence(failures.lines())
                .doubted(doubts);
    }

    /** Takes a FAIL back that rests on requests of an injector that stood still. */
    private Finding sound(Finding finding) {
        if (finding.judgement() != Judgement.FAIL || punctual.isEmpty()) {
            return finding;
        }
        RtoScope without = new RtoScope(rto, window.get(), punctual.get());
        if (new RtoMeasurement(without, timeline.stalls()).finding().judgement() == Judgement.FAIL) {
            return finding;
        }
        return finding.withJudgement(Judgement.INCONCLUSIVE)
                .withEvidence(List.of("it would not fail without the requests of "
                        + late.stream().sorted().collect(Collectors.joining(", "))
                        + ", whose injector stood still itself"));
    }
}
