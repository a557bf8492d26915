package dev.faultline.capacity;

/**
 * What instances counted: since they began, or between two readings.
 *
 * @param requests that they answered
 * @param queries that they made to the database for them
 */
public record QueryCount(long requests, long queries) {
    /** How many queries a request took on average; not a number where there was no request. */
    double perRequest() {
        return (double) queries / requests;
    }

    /** What came after an earlier reading; below 0 where the counting began anew in between. */
    QueryCount since(QueryCount before) {
        return new QueryCount(requests - before.requests, queries - before.queries);
    }

    /** Both together. */
    QueryCount plus(QueryCount other) {
        return new QueryCount(requests + other.requests, queries + other.queries);
    }
}
