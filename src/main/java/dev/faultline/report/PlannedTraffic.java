package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The requests a second that the plan asks for. A plan names new users a second; how many requests a user makes is
 * measured in the baseline, where nothing is broken. The probers are added as planned.
 */
final class PlannedTraffic implements Consumer<Outcome> {
    private static final double RAMP_START = 0.05;
    private static final String LOAD = "load:";

    private final Plan plan;
    private final Course course;
    private long baselineRequests;

    PlannedTraffic(Plan plan, Course course) {
        this.plan = plan;
        this.course = course;
    }

    @Override
    public void accept(Outcome outcome) {
        if (outcome.source().startsWith(LOAD) && course.phaseAt(outcome.start()) == Phase.BASELINE) {
            baselineRequests++;
        }
    }

    /** Requests a second for each step; all zero when there was no baseline to measure a journey by. */
    double[] perSecond(Steps steps) {
        double[] rates = new double[steps.count()];
        double full = requestsPerSecond();
        if (full > 0) {
            for (int i = 0; i < rates.length; i++) {
                rates[i] = at(steps.from().plus(steps.width().multipliedBy(i)), full);
            }
        }
        return rates;
    }

    /** How many requests one user makes, as measured in the baseline; 0 when there was none. */
    double requestsPerUser() {
        double users = usersPerSecond() * baselineSeconds();
        return users > 0 ? baselineRequests / users : 0;
    }

    private double requestsPerSecond() {
        return requestsPerUser() * usersPerSecond();
    }

    private double at(Duration offset, double full) {
        if (course.phaseAt(course.start().plus(offset)) == Phase.DRAIN) {
            return 0;
        }
        double ramp = plan.scenario().timing().warmUp().toNanos();
        double grown = ramp > 0 ? RAMP_START + (1 - RAMP_START) * offset.toNanos() / ramp : 1;
        return full * Math.min(1, grown) + surgesPerSecond(course.start().plus(offset)) + probesPerSecond();
    }

    /** Surges of a simulation that is part of the load: their users make as many requests as those do. */
    private double surgesPerSecond(Instant at) {
        return surges().filter(this::isKnown)
                .filter(surge -> course.fault(surge.id())
                        .filter(on ->
                                !at.isBefore(on.from()) && at.isBefore(on.to().orElse(course.end())))
                        .isPresent())
                .mapToDouble(surge -> usersPerSecond(surge, at) * requestsPerUser(surge))
                .sum();
    }

    /** Who replays a log is there for one request of it; others make as many as those of the load do. */
    private double requestsPerUser(FaultSpec.AddedLoad surge) {
        return surge instanceof FaultSpec.LoadReplay ? 1 : requestsPerUser();
    }

    private boolean isKnown(FaultSpec.AddedLoad surge) {
        return surge instanceof FaultSpec.LoadReplay
                || plan.scenario().load().stream()
                        .anyMatch(load -> load.simulation().equals(surge.simulation()));
    }

    /** The rate of the step that a surge is on, or past the last. */
    private double usersPerSecond(FaultSpec.AddedLoad surge, Instant at) {
        Duration since = Duration.between(course.fault(surge.id()).orElseThrow().from(), at);
        long step = since.toNanos() / Math.max(1, surge.each().toNanos());
        return surge.rates().get((int) Math.min(step, surge.rates().size() - 1L));
    }

    private Stream<FaultSpec.AddedLoad> surges() {
        return plan.scenario().method().stream()
                .filter(FaultSpec.AddedLoad.class::isInstance)
                .map(FaultSpec.AddedLoad.class::cast);
    }

    /** The simulations of surges that nothing in the baseline tells the requests of. */
    List<String> unplanned() {
        return surges().filter(surge -> !isKnown(surge))
                .map(FaultSpec.AddedLoad::simulation)
                .distinct()
                .toList();
    }

    private double probesPerSecond() {
        return plan.system().probes().stream()
                .mapToDouble(probe -> 1e9 / probe.every().toNanos())
                .sum();
    }

    private double usersPerSecond() {
        return plan.scenario().load().stream()
                .mapToDouble(LoadSpec::usersPerSecond)
                .sum();
    }

    private double baselineSeconds() {
        return course.phases().stream()
                .filter(span -> span.phase() == Phase.BASELINE)
                .mapToDouble(span -> Duration.between(span.from(), span.to()).toNanos() / 1e9)
                .sum();
    }
}
