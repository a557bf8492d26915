package dev.faultline.capacity;

import dev.faultline.capacity.InstancePlan.Trust;
import dev.faultline.capacity.SequentialTest.Decision;
import dev.faultline.scenario.CapacitySpec.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queries to the database, as they were measured, and what figures that were promised in queries a second mean by them.
 *
 * @param perRequest queries that a request took, on average over all loads that were offered; 0 or more
 * @param requestsPerVisit requests that a visit made, on average over the loads that held; more than 0
 * @param promised the figures, in the order of the capacity file
 */
public record QueryFigures(double perRequest, double requestsPerVisit, List<PromisedQueries> promised) {
    /** Copies the list, so that the record cannot change. */
    public QueryFigures {
        promised = List.copyOf(promised);
    }

    /**
     * The figures by these measurements; empty where no queries were counted, or no load held, or where the level is about
     * some paths: queries are counted for all requests, and steps know only of those that count.
     *
     * @param level the service level that the loads were held against
     * @param promised queries a second, by what they were promised for
     * @param fit the law; empty where there is none
     */
    static Optional<QueryFigures> of(
            List<Measurement> measured, Level level, Map<String, Double> promised, Optional<ScalabilityFit> fit) {
        if (!level.paths().isEmpty()) {
            return Optional.empty();
        }
        Optional<QueryCount> counted =
                measured.stream().flatMap(one -> one.queries().stream()).reduce(QueryCount::plus);
        double requestsPerVisit = requestsPerVisit(measured);
        if (counted.isEmpty() || counted.get().queries() == 0 || requestsPerVisit == 0) {
            return Optional.empty();
        }
        double perRequest = counted.get().perRequest();
        return Optional.of(new QueryFigures(
                perRequest,
                requestsPerVisit,
                promised.entrySet().stream()
                        .map(each -> promised(each, perRequest, requestsPerVisit, fit))
                        .toList()));
    }

    private static double requestsPerVisit(List<Measurement> measured) {
        List<LoadStep> held = measured.stream()
                .flatMap(one -> one.steps().stream())
                .filter(step -> step.doubt().isEmpty() && step.decision() == Decision.HELD)
                .toList();
        long visits = held.stream().mapToLong(LoadStep::arrived).sum();
        return visits == 0
                ? 0
                : (double) held.stream().mapToLong(LoadStep::requests).sum() / visits;
    }

    private static PromisedQueries promised(
            Map.Entry<String, Double> each, double perRequest, double requestsPerVisit, Optional<ScalabilityFit> fit) {
        double requests = each.getValue() / perRequest;
        double load = requests / requestsPerVisit;
        Demand demand = new Demand(load, 0, Duration.ZERO, 1);
        return new PromisedQueries(
                each.getKey(),
                each.getValue(),
                requests,
                load,
                fit.flatMap(law -> InstancePlan.of(demand, law, Trust.THE_CURVE).now()));
    }
}
