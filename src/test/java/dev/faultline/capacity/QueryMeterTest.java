package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queries per request are counted where instances tell both, and are not known otherwise. */
class QueryMeterTest {
    private static final String TOLD = """
            # TYPE http_requests_total counter
            http_requests_total{endpoint="zones",status="200"} 30
            http_requests_total{endpoint="book",status="201"} 10
            http_requests_total{endpoint="book",status="409"} 2
            # TYPE database_query_seconds histogram
            database_query_seconds_bucket{statement="book",le="0.1"} 12
            database_query_seconds_bucket{statement="book",le="+Inf"} 12
            database_query_seconds_sum{statement="book"} 0.3
            database_query_seconds_count{statement="book"} 12
            database_query_seconds_count{statement="zones"} 1
            """;

    @Test
    void allRequestsAndAllStatementsAreSummed() {
        assertThat(QueryMeter.counted(TOLD)).contains(new QueryCount(42, 13));
    }

    @Test
    void anInstanceThatHasJustStartedTellsNeitherAndHasCountedNothing() {
        assertThat(QueryMeter.counted("build_info{version=\"1\"} 1\n")).contains(new QueryCount(0, 0));
        assertThat(QueryMeter.between(Map.of("api-a", new QueryCount(0, 0)), Map.of("api-a", new QueryCount(42, 13))))
                .contains(new QueryCount(42, 13));
    }

    @Test
    void anInstanceThatAnswersAndCountsNoQueriesMakesNoneKnown() {
        QueryCount none = QueryMeter.counted("http_requests_total{endpoint=\"zones\"} 3\n")
                .orElseThrow();
        assertThat(QueryMeter.between(
                        Map.of("api-a", new QueryCount(0, 0), "api-b", new QueryCount(0, 0)),
                        Map.of("api-a", new QueryCount(42, 13), "api-b", none)))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotKnown() {
        assertThat(QueryMeter.counted("not an exposition {")).isEmpty();
    }

    @Test
    void whatWasCountedBetweenTwoReadingsIsThatOfAllInstances() {
        assertThat(QueryMeter.between(
                        Map.of("api-a", new QueryCount(10, 5), "api-b", new QueryCount(20, 5)),
                        Map.of("api-a", new QueryCount(110, 85), "api-b", new QueryCount(120, 85))))
                .contains(new QueryCount(200, 160));
    }

    @Test
    void anInstanceThatBeganAnewOrIsAnotherOneSpoilsTheCount() {
        Map<String, QueryCount> before = Map.of("api-a", new QueryCount(10, 5));
        assertThat(QueryMeter.between(before, Map.of("api-a", new QueryCount(9, 50))))
                .isEmpty();
        assertThat(QueryMeter.between(before, Map.of("api-b", new QueryCount(90, 50))))
                .isEmpty();
        assertThat(QueryMeter.between(before, Map.of())).isEmpty();
        assertThat(QueryMeter.between(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void nothingAnsweredIsNoFigure() {
        Map<String, QueryCount> same = Map.of("api-a", new QueryCount(10, 5));
        assertThat(QueryMeter.between(same, same)).isEmpty();
    }
}
