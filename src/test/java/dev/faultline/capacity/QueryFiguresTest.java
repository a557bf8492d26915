package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.report.CapacityPage.Table;
import dev.faultline.scenario.CapacitySpec.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was promised in queries a second is told in visits, where queries were counted. */
class QueryFiguresTest {
    private static final Level OF_ALL = level();

    private final MeasuredCity city = new MeasuredCity();

    private static Level level(String... paths) {
        return new Level(List.of(paths), Duration.ofMillis(500), 0.99);
    }

    @Test
    void aPromiseInQueriesBecomesRequestsAndVisits() {
        List<Measurement> measured = MeasuredCity.straight(4);
        ScalabilityFit fit = ScalabilityFit.to(measured.stream()
                .map(one ->
                        new CarriedBy(one.instances(), one.found().orElseThrow().capacity()))
                .toList());

        QueryFigures figures = QueryFigures.of(measured, OF_ALL, Map.of("auth", 96.0), Optional.of(fit))
                .orElseThrow();

        assertThat(figures.perRequest()).isCloseTo(0.8, within(1e-9));
        PromisedQueries auth = figures.promised().get(0);
        assertThat(auth.requests()).isCloseTo(120, within(1e-9));
        assertThat(auth.load()).isCloseTo(120 / figures.requestsPerVisit(), within(1e-9));
        assertThat(fit.law().carriedBy(auth.instances().orElseThrow())).isGreaterThanOrEqualTo(auth.load());
    }

    @Test
    void onlyLoadsThatHeldTellWhatAVisitIs() {
        QueryFigures figures = QueryFigures.of(
                        List.of(MeasuredCity.found(1, 4, 4.5)), OF_ALL, Map.of(), Optional.empty())
                .orElseThrow();

        assertThat(figures.requestsPerVisit()).as("300 requests, 32 visits").isCloseTo(300.0 / 32, within(1e-9));
    }

    @Test
    void withoutACountThereIsNoFigure() {
        assertThat(QueryFigures.of(
                        List.of(MeasuredCity.notFound(1, "nothing came")),
                        OF_ALL,
                        Map.of("auth", 96.0),
                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void whereSomePathsCountNothingIsSaidOfAllRequests() {
        assertThat(QueryFigures.of(MeasuredCity.straight(4), level("book"), Map.of("auth", 96.0), Optional.empty()))
                .as("queries of all requests, and a visit's requests of one path")
                .isEmpty();

        Table table = new QueryTable(Optional.empty(), List.of("book")).table();
        assertThat(table.hint()).startsWith("Not translated").contains("those of book alone");
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void thePageShowsWhatEachPromiseMeans() {
        CapacityDocument document = city.document(MeasuredCity.straight(4));
        Table table = table(document);

        assertThat(table.hint()).startsWith("A request took 0.80 queries here");
        assertThat(table.rows()).hasSize(8);
        assertThat(table.rows().get(0)).startsWith("auth", "1,000/s", "1,250/s");
        assertThat(document.cannotShow()).anyMatch(limit -> limit.contains("promised in queries a second"));
    }

    @Test
    void thePageSaysWhereQueriesWereNotCounted() {
        Table table = table(city.document(List.of(MeasuredCity.notFound(1, "nothing came"))));

        assertThat(table.hint()).startsWith("Not translated");
        assertThat(table.rows()).isEmpty();
    }

    private Table table(CapacityDocument document) {
        return new CapacityWords(document, city.spec())
                .page().tables().stream()
                        .filter(each -> each.id().equals("queries"))
                        .findFirst()
                        .orElseThrow();
    }
}
