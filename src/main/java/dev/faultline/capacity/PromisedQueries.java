package dev.faultline.capacity;

import java.util.Optional;

/**
 * What a promised figure of queries a second means.
 *
 * @param name what it was promised for
 * @param queries a second, as promised
 * @param requests a second that make so many queries, by the queries per request that were measured
 * @param load arrivals a second that make so many requests, by the requests per visit that were measured
 * @param instances that carry that load, by the law; empty where there is no law, or none carries it
 */
public record PromisedQueries(String name, double queries, double requests, double load, Optional<Integer> instances) {}
