package dev.faultline.capacity;

import dev.faultline.capacity.CapacityDocument.Level;
import dev.faultline.capacity.CapacityDocument.Measured;
import dev.faultline.capacity.CapacityDocument.Sums;
import dev.faultline.report.Ending;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.CapacitySpec.Expected;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what was measured into a law, a plan, verdicts and words. Pure: the same measurements always make the same document. */
public final class CapacityFindings {
    private static final int LEAST_CURVE = 8;
    private static final int HARNESS_FAILED = 4;
    private static final List<Double> OTHER_LOADS = List.of(0.25, 0.5, 2.0);

    private final CapacityRequest request;
    private final CapacitySpec spec;
    private final List<Measurement> measured;
    private final ScalingResponse scaling;
    private final Audience audience;
    private final Optional<ScalabilityFit> fit;
    private final String noLaw;

    /** For one measuring; {@code scaling} is how long more instances take. */
    public CapacityFindings(CapacityRequest request, List<Measurement> measured, ScalingResponse scaling) {
        this.request = request;
        this.spec = request.spec();
        this.measured = List.copyOf(measured);
        this.scaling = scaling;
        Expected demand = spec.demand();
        this.audience = new Audience(demand.people(), demand.visitsAMonth(), demand.busiestHour(), demand.peak());
        String reason = unmeasured();
        Optional<ScalabilityFit> found = Optional.empty();
        if (reason.isEmpty()) {
            try {
                found = Optional.of(ScalabilityFit.to(points()));
            } catch (IllegalArgumentException e) {
                reason = e.getMessage();
            }
        }
        this.fit = found;
        this.noLaw = reason;
    }

    private String unmeasured() {
        if (measured.size() < spec.instances().counts().size()) {
            return "not every number of instances was measured";
        }
        return measured.stream()
                .filter(one -> one.found()
                        .filter(found -> found.held() > 0 && !Double.isInfinite(found.broke()))
                        .isEmpty())
                .findFirst()
                .map(one -> "the capacity of " + one.instances() + " is not known")
                .orElse("");
    }

    private List<CarriedBy> points() {
        return measured.stream()
                .map(one ->
                        new CarriedBy(one.instances(), one.found().orElseThrow().capacity()))
                .toList();
    }

    /** What is written down of it. */
    public CapacityDocument document(Instant started, Instant ended, Ending ending) {
        Optional<PlanRow> demand = fit.map(law -> row(law, audience.perSecond()));
        List<Verdict> verdicts = new Targets(spec, measured, fit, demand, noLaw).verdicts();
        Judgement judgement = verdicts.stream().map(Verdict::judgement).reduce(Judgement.PASS, Judgement::worse);
        return new CapacityDocument(
                CapacityDocument.FORMAT,
                request.runId(),
                request.system().name(),
                spec.description(),
                request.seed(),
                started,
                ended,
                ending,
                judgement,
                ending.byHarness() ? HARNESS_FAILED : exitStatus(judgement),
                summary(demand, judgement),
                verdicts,
                new Level(
                        spec.level().paths(),
                        spec.level().within(),
                        spec.level().ratio(),
                        spec.search().confidence(),
                        spec.search().precision()),
                measured.stream().map(CapacityFindings::measured).toList(),
                fit.map(law -> ScalabilityFigures.of(law, curve(demand))),
                sums(),
                fit.map(this::plan).orElse(List.of()),
                QueryFigures.of(measured, spec.level(), spec.demand().queries(), fit),
                limit(),
                cannotShow());
    }

    private static int exitStatus(Judgement judgement) {
        return switch (judgement) {
            case PASS -> 0;
            case FAIL -> 1;
            case INCONCLUSIVE -> 2;
        };
    }

    private static Measured measured(Measurement one) {
        return new Measured(
                one.instances(),
                one.found().map(CapacitySearch.Found::held).orElse(0.0),
                one.found().map(CapacitySearch.Found::broke).filter(Double::isFinite),
                one.found().map(CapacitySearch.Found::capacity),
                one.why(),
                one.steps());
    }

    /** The curve goes as far as the plan does, so that it is seen how far beyond the measurements that is. */
    private int curve(Optional<PlanRow> demand) {
        int planned = demand.flatMap(row -> row.whole(spec.demand().zones())).orElse(0);
        int last = spec.instances().counts().get(spec.instances().counts().size() - 1);
        return Math.max(LEAST_CURVE, Math.max(2 * last, Math.min(planned + 1, 2 * spec.most())));
    }

    private PlanRow row(ScalabilityFit law, double load) {
        double visits = audience.visits() * load / audience.perSecond();
        Optional<Integer> ofEach = spec.connections()
                .map(allowed -> Integer.valueOf(request.platform().get(allowed.setting())));
        return PlanRow.of(load, scaling.took(), visits, law, spec, ofEach);
    }

    /** What the demand takes, and a few others, in the order of their loads. */
    private List<PlanRow> plan(ScalabilityFit law) {
        List<Double> loads = new ArrayList<>(OTHER_LOADS);
        loads.add(1.0);
        return loads.stream()
                .sorted()
                .map(share -> row(law, audience.perSecond() * share))
                .toList();
    }

    private Sums sums() {
        Expected demand = spec.demand();
        return new Sums(
                demand.people(),
                demand.visitsAMonth(),
                audience.visits(),
                demand.busiestHour(),
                demand.peak(),
                audience.perSecond(),
                demand.growth(),
                scaling.took(),
                scaling.from(),
                new Demand(audience.perSecond(), demand.growth(), scaling.took(), demand.zones()).withHeadroom(),
                demand.zones());
    }

    private String limit() {
        return measured.stream()
                .flatMap(one -> one.firstBroken().stream()
                        .map(step -> "with " + one.instances() + ", " + Limits.broke(step) + " at "
                                + Limits.rate(step.perSecond()) + "; full: " + Limits.full(step)))
                .reduce((before, last) -> last)
                .orElse("not known: nothing was seen to break");
    }

    private String summary(Optional<PlanRow> demand, Judgement judgement) {
        if (demand.isEmpty()) {
            return "The capacity is not known: " + noLaw + ". Nothing is planned with it.";
        }
        PlanRow row = demand.get();
        Optional<Integer> whole = row.whole(spec.demand().zones());
        String one =
                "One instance carries " + Limits.rate(fit.orElseThrow().law().each()) + ". ";
        String takes = whole.map(n -> Limits.rate(row.load()) + " in the busiest minutes take "
                        + row.now().orElse(n)
                        + " instances, " + n + " with headroom"
                        + (spec.demand().zones() > 1 ? " and a zone lost" : ""))
                .orElse("No number of instances carries " + Limits.rate(row.withHeadroom())
                        + (spec.demand().zones() > 1 ? " with a zone lost" : ""));
        String cost = row.monthly()
                .map(sum -> "; they cost " + sum + " "
                        + spec.costs().orElseThrow().prices().currency() + " a month")
                .orElse("");
        return one
                + takes
                + cost
                + (judgement == Judgement.PASS ? "." : ", and at most " + spec.most() + " are allowed.");
    }

    private List<String> cannotShow() {
        List<String> limits = new ArrayList<>();
        limits.add("Rehearsed on a stand-in: an instance's capacity is modelled (`api.capacity` "
                + request.platform().getOrDefault("api.capacity", "not set") + "). What an instance of the real system"
                + " carries, only a run against one shows.");
        limits.add("The database, the cache and the balancer, which all instances share, are not modelled to fill up;"
                + " what they cost in scaling is not in the law.");
        limits.add(
                "In each look as many people come as its rate says, at random instants; traffic that swings more from"
                        + " minute to minute needs more headroom than is shown.");
        limits.add("Beyond the instances that were measured, the plan rests on the law alone.");
        if (!spec.demand().queries().isEmpty()) {
            limits.add(
                    "Figures that were promised in queries a second are translated with the queries per request and the"
                            + " requests per visit of these journeys on this stand-in; other services make others, and what a"
                            + " database carries is not modelled.");
        }
        spec.costs()
                .ifPresent(costs -> limits.add("Costs are those of the price file as of "
                        + costs.prices().asOf() + " (" + costs.prices().source() + ")."));
        return limits;
    }
}
