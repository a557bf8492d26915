package dev.faultline.capacity;

import dev.faultline.report.CapacityPage.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What figures in queries a second mean in requests and visits, as a table. Pure.
 *
 * @param queries what was measured; empty where that is not known
 * @param paths the paths that the service level is about; every path where there is none
 */
record QueryTable(Optional<QueryFigures> queries, List<String> paths) {
    /** Copies the list, so that the record cannot change. */
    QueryTable {
        paths = List.copyOf(paths);
    }

    Table table() {
        return new Table(
                "queries",
                "What was promised in queries a second",
                queries.map(QueryTable::hint).orElseGet(this::untranslated),
                List.of("Promised for", "queries", "requests", "visits", "instances by the law"),
                queries.map(measured -> measured.promised().stream()
                                .map(QueryTable::row)
                                .toList())
                        .orElse(List.of()));
    }

    private String untranslated() {
        return "Not translated: "
                + (paths.isEmpty()
                        ? "the instances did not count their queries throughout, or no load held."
                        : "queries are counted for all requests, and the service level is about those of "
                                + String.join(", ", paths) + " alone.");
    }

    private static String hint(QueryFigures measured) {
        return String.format(
                Locale.ROOT,
                "A request took %.2f queries here, over all loads, and a visit %.1f requests, at the loads that held:"
                        + " queries ÷ %.2f = requests, ÷ %.1f = visits. Caches make it fewer queries a request the more"
                        + " people come.",
                measured.perRequest(),
                measured.requestsPerVisit(),
                measured.perRequest(),
                measured.requestsPerVisit());
    }

    private static List<String> row(PromisedQueries promised) {
        return List.of(
                promised.name(),
                FigureWords.figure(promised.queries()) + "/s",
                FigureWords.figure(promised.requests()) + "/s",
                Limits.rate(promised.load()),
                promised.instances().map(String::valueOf).orElse("none carries it"));
    }
}
