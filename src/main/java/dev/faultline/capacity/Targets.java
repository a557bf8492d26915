package dev.faultline.capacity;

import dev.faultline.scenario.CapacitySpec;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges what a capacity file asks for, from what was measured. Pure. */
final class Targets {
    private final CapacitySpec spec;
    private final List<Measurement> measured;
    private final Optional<ScalabilityFit> fit;
    private final Optional<PlanRow> demand;
    private final String noLaw;

    /**
     * For one measuring.
     *
     * @param fit the law; empty where there is none, for which {@code noLaw} is the reason
     * @param demand what the demand takes by that law
     */
    Targets(
            CapacitySpec spec,
            List<Measurement> measured,
            Optional<ScalabilityFit> fit,
            Optional<PlanRow> demand,
            String noLaw) {
        this.spec = spec;
        this.measured = measured;
        this.fit = fit;
        this.demand = demand;
        this.noLaw = noLaw;
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        spec.instances().counts().forEach(instances -> verdicts.add(known(instances)));
        verdicts.add(instances("carries-the-demand", "what is expected", PlanRow::load, PlanRow::now));
        verdicts.add(instances(
                "carries-it-until-scaled",
                "what that grows to until more are there",
                PlanRow::withHeadroom,
                PlanRow::untilScaled));
        if (spec.demand().zones() > 1) {
            verdicts.add(instances(
                    "carries-it-without-a-zone",
                    "the same with a zone lost",
                    PlanRow::withHeadroom,
                    PlanRow::withoutAZone));
        }
        spec.connections().ifPresent(allowed -> verdicts.add(connections(allowed)));
        return verdicts;
    }

    /** Whether the capacity of a number of instances is known at all: not less than the least, nor more than the most. */
    private Verdict known(int instances) {
        String id = "capacity-of-" + instances;
        String required = String.format(
                Locale.ROOT,
                "known to %.0f %%, by steps of which each is sure to %.0f %%",
                spec.search().precision() * 100,
                spec.search().confidence() * 100);
        Optional<Measurement> one =
                measured.stream().filter(each -> each.instances() == instances).findFirst();
        if (one.isEmpty()) {
            return verdict(id, Judgement.INCONCLUSIVE, required, "not measured", List.of("the measuring ended before"));
        }
        Optional<CapacitySearch.Found> found = one.get().found();
        if (found.isEmpty()) {
            return verdict(
                    id,
                    Judgement.INCONCLUSIVE,
                    required,
                    "not known",
                    List.of(one.get().why().orElse("")));
        }
        List<String> evidence = one.get().firstBroken().map(Limits::evidence).orElse(List.of());
        String words = Limits.carried(found.get());
        if (Double.isInfinite(found.get().broke())) {
            return verdict(
                    id,
                    Judgement.INCONCLUSIVE,
                    required,
                    words,
                    List.of("even the most that is offered held: raise `search.most`, if this machine carries that"));
        }
        if (found.get().held() == 0) {
            return verdict(id, Judgement.INCONCLUSIVE, required, words, evidence);
        }
        return verdict(id, Judgement.PASS, required, words, evidence);
    }

    private interface Load {
        double of(PlanRow row);
    }

    private interface Needed {
        Optional<Integer> of(PlanRow row);
    }

    private Verdict instances(String id, String what, Load load, Needed needed) {
        String required = "at most " + spec.most() + " instances for " + what;
        if (demand.isEmpty() || fit.isEmpty()) {
            return verdict(id, Judgement.INCONCLUSIVE, required, "not known", List.of(noLaw));
        }
        double asked = load.of(demand.get());
        required += ", " + Limits.rate(asked);
        Optional<Integer> takes = needed.of(demand.get());
        String measuredWords =
                takes.map(n -> n + (n == 1 ? " instance" : " instances")).orElse("no number of instances carries it");
        List<String> evidence = evidence(takes);
        if (takes.isPresent() && takes.get() <= spec.most()) {
            return verdict(id, Judgement.PASS, required, measuredWords, evidence);
        }
        // The curve says no. It is a witness only where its interval leaves no doubt.
        boolean perhaps = fit.get().carriedBy(spec.most()).to() >= asked;
        return verdict(id, perhaps ? Judgement.INCONCLUSIVE : Judgement.FAIL, required, measuredWords, evidence);
    }

    private List<String> evidence(Optional<Integer> takes) {
        List<String> evidence = new ArrayList<>();
        int shown = takes.filter(n -> n <= spec.most()).orElse(spec.most());
        ScalabilityFit.Interval between = fit.orElseThrow().carriedBy(shown);
        evidence.add(
                shown + " instances carry " + Limits.rate(fit.get().law().carriedBy(shown)) + " by the law, between "
                        + Limits.rate(between.from()) + " and " + Limits.rate(between.to()) + " (95 %)");
        int most = fit.get().measured().stream()
                .mapToInt(CarriedBy::instances)
                .max()
                .orElse(0);
        if (shown > most) {
            evidence.add("measured up to " + most + " instances; beyond them it rests on the law alone");
        }
        return evidence;
    }

    private Verdict connections(CapacitySpec.Connections allowed) {
        String required = "at most " + allowed.most() + " connections to the database at full scale-out";
        Optional<Integer> takes = demand.flatMap(PlanRow::connections);
        if (takes.isEmpty()) {
            return verdict(
                    "connections-suffice",
                    Judgement.INCONCLUSIVE,
                    required,
                    "not known",
                    List.of(demand.isEmpty() ? noLaw : "there is no plan of instances to count them for"));
        }
        int instances = demand.get().whole(spec.demand().zones()).orElseThrow();
        return verdict(
                "connections-suffice",
                takes.get() <= allowed.most() ? Judgement.PASS : Judgement.FAIL,
                required,
                takes.get() + " connections",
                List.of(instances + " instances with "
                        + (takes.get() - allowed.others()) / instances + " each (`" + allowed.setting() + "`), and "
                        + allowed.others() + " others"));
    }

    private Verdict verdict(String id, Judgement judgement, String required, String found, List<String> evidence) {
        return new Verdict(
                id, "capacity", judgement, required, found, "", evidence, spec.claims(), Map.of(), List.of());
    }
}
