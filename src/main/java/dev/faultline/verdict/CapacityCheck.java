package dev.faultline.verdict;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges the load that a system carries, on a staircase of it: the highest step at which the service level held, as on every
 * step below. A step that broke at or below what is required is a FAIL; a PASS takes every step up to there, offered as
 * planned and held. Where no step broke, the capacity is right-censored: it is at least that of the highest.
 *
 * <p>The limit is named: which level was beyond keeping first, at which rate, on which requests, and what was full by what
 * the system tells of itself.
 */
final class CapacityCheck implements ObjectiveCheck {
    /** So much of a step may be missing at its end: the reversal counts from the injection, which comes first. */
    private static final Duration BRINK = Duration.ofMillis(500);

    private static final double NEARLY = 1e-6;

    private final Objective.Capacity objective;
    private final RunTimeline timeline;
    private final Instant end;
    private final List<LoadStep> steps = new ArrayList<>();
    private final List<Span> planned = new ArrayList<>();

    CapacityCheck(Objective.Capacity objective, Scenario scenario, RunTimeline timeline) {
        this.objective = objective;
        this.timeline = timeline;
        this.end = timeline.events().isEmpty() ? Instant.MIN : ended(objective.staircase(), timeline);
        FaultSpec.LoadStaircase staircase = scenario.method().stream()
                .filter(fault -> fault.id().equals(objective.staircase()))
                .filter(FaultSpec.LoadStaircase.class::isInstance)
                .map(FaultSpec.LoadStaircase.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the scenario has no load-staircase named " + objective.staircase()));
        timeline.injected(staircase.id()).ifPresent(injected -> build(staircase, scenario, began(injected)));
    }

    private static Instant ended(String staircase, RunTimeline timeline) {
        Instant traffic = timeline.endOfTraffic();
        return timeline.reverted(staircase)
                .map(Event.FaultReverted::at)
                .filter(at -> at.isBefore(traffic))
                .orElse(traffic);
    }

    private String source() {
        return "surge:" + objective.staircase();
    }

    /** When its first users came: its load generator is started as it is injected, and tells. */
    private Instant began(Event.FaultInjected injected) {
        return timeline.all(Event.LoadStarted.class).stream()
                .filter(e -> e.source().equals(source()))
                .map(Event.LoadStarted::at)
                .findFirst()
                .orElse(injected.at());
    }

    private void build(FaultSpec.LoadStaircase staircase, Scenario scenario, Instant began) {
        Set<String> sources = new LinkedHashSet<>(List.of(source(), "load:" + staircase.simulation()));
        double beside = scenario.usersPerSecond(staircase.simulation());
        for (int i = 0; i < staircase.rates().size(); i++) {
            Instant from = began.plus(staircase.each().multipliedBy(i));
            Span judged = new Span(from.plus(objective.settling()), from.plus(staircase.each()));
            planned.add(judged);
            Span there = new Span(judged.from(), judged.to().isBefore(end) ? judged.to() : end);
            steps.add(new LoadStep(objective, staircase.rates().get(i) + beside, there, sources, timeline));
        }
    }

    @Override
    public void see(Outcome outcome) {
        steps.forEach(step -> step.see(outcome));
    }

    @Override
    public Finding conclude(Soundness soundness) {
        if (steps.isEmpty()) {
            return Finding.unseen("the staircase " + objective.staircase() + " was never injected");
        }
        Utilisation utilisation = Utilisation.of(timeline);
        List<StepFinding> found = IntStream.range(0, steps.size())
                .mapToObj(i -> steps.get(i).conclude(soundness, cut(planned.get(i)), utilisation))
                .toList();
        CarriedLoad carried = new CarriedLoad(found);
        Finding finding = Finding.of(judgement(found), carried.measured())
                .withBound(carried.bound())
                .withEvidence(evidence(found, carried, utilisation))
                .withSplit(split(found, carried, utilisation));
        return carried.reading(objective.atLeast())
                .map(finding::withReading)
                .orElse(finding)
                .doubted(
                        timeline.bitten(objective.staircase())
                                ? List.of()
                                : List.of("the staircase " + objective.staircase() + " was not seen to bring users"));
    }

    private List<String> cut(Span judged) {
        Duration missing = new Span(end, judged.to()).within(judged).length();
        return missing.compareTo(BRINK) <= 0
                ? List.of()
                : List.of("the last " + Figures.time(missing) + " of the " + Figures.time(judged.length())
                        + " that were to be judged did not come: the staircase, or the traffic, ended before");
    }

    private Judgement judgement(List<StepFinding> found) {
        return found.stream()
                .filter(this::required)
                .map(StepFinding::judgement)
                .reduce(Judgement.PASS, Judgement::worse);
    }

    private boolean required(StepFinding step) {
        return step.usersPerSecond() <= objective.atLeast() + NEARLY;
    }

    private List<String> evidence(List<StepFinding> found, CarriedLoad carried, Utilisation utilisation) {
        List<String> evidence = new ArrayList<>();
        carried.broke().ifPresent(step -> {
            evidence.add("the limit: " + step.limit());
            evidence.add("full at " + step.rate() + ": " + utilisation.full(step.judged()));
            evidence.addAll(step.witnesses());
        });
        found.stream()
                .filter(this::required)
                .filter(step -> !step.held() && !step.broke())
                .forEach(step -> step.open().stream()
                        .map(line -> "at " + step.rate() + ": " + line)
                        .forEach(evidence::add));
        return evidence;
    }

    private Map<String, String> split(List<StepFinding> found, CarriedLoad carried, Utilisation utilisation) {
        Map<String, String> split = new LinkedHashMap<>();
        carried.held().flatMap(this::share).ifPresent(words -> split.put("each instance", words));
        carried.broke().ifPresent(step -> {
            split.put("limit", step.limit());
            split.put("full", utilisation.full(step.judged()));
        });
        split.put("not judged", "the first " + Figures.time(objective.settling()) + " of each step: it settles");
        found.forEach(step -> split.put(step.rate(), step.words()));
        return split;
    }

    private Optional<String> share(StepFinding held) {
        return objective
                .service()
                .flatMap(service -> ready(service, held.judged().to()))
                .filter(e -> e.ready() > 0)
                .map(e -> Figures.plain(BigDecimal.valueOf(held.usersPerSecond() / e.ready()), 2) + "/s, of "
                        + e.ready() + " that were ready of " + e.service());
    }

    private Optional<Event.ReplicasSeen> ready(String service, Instant by) {
        return timeline.all(Event.ReplicasSeen.class).stream()
                .filter(e -> e.service().equals(service) && !e.at().isAfter(by))
                .reduce((a, b) -> b);
    }
}
