package dev.faultline.observe.alarm;

import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Scrapes the figures of every node that tells some, all at once, and those of the control plane. Each series carries the
 * node's name as {@code instance}, its service as {@code job} and its {@code zone}; a node's own label of such a name
 * becomes {@code exported_…}, as in Prometheus. The series {@code up} is 1 for a node that answered and 0 for one that did
 * not, whose other series have then ended. One thread uses it.
 */
final class Scraping {
    /** How long a node has for its answer. */
    static final Duration LIMIT = Duration.ofMillis(400);

    private static final Duration MARGIN = Duration.ofMillis(50);

    private final Transport transport;
    private final SampleStore store;
    private final Set<String> known = new HashSet<>();

    Scraping(Transport transport, SampleStore store) {
        this.transport = transport;
        this.store = store;
    }

    /** What is scraped; a source without an address is one that told figures before and is down now. */
    private record Source(String name, Labels labels, Optional<URI> metrics) {}

    private record Scrape(Source source, CompletableFuture<String> answer) {}

    /**
     * Scrapes once, in a bounded time; what comes is dated {@code now}. Where no node told anything, says why.
     */
    Optional<String> round(Topology topology, Instant now) throws InterruptedException {
        List<Source> sources = sources(topology);
        forgetAllBut(sources);
        List<Scrape> scrapes = new ArrayList<>();
        for (Source source : sources) {
            scrapes.add(new Scrape(source, ask(source)));
        }
        awaitAll(scrapes);
        List<String> troubles = new ArrayList<>();
        for (Scrape scrape : scrapes) {
            take(scrape, now).ifPresent(troubles::add);
        }
        store.forget(now);
        if (troubles.size() < scrapes.size()) {
            return Optional.empty();
        }
        return Optional.of(
                troubles.isEmpty()
                        ? "no node tells any figures"
                        : "nothing was scraped: " + String.join("; ", troubles));
    }

    private List<Source> sources(Topology topology) {
        List<Source> sources = new ArrayList<>();
        for (Node node : topology.nodes()) {
            if (node.metrics().isPresent() || known.contains(node.name())) {
                sources.add(new Source(node.name(), labels(node.name(), node.service(), node.zone()), node.metrics()));
            }
        }
        topology.surroundings()
                .operations()
                .ifPresent(uri -> sources.add(
                        new Source("control", labels("control", "control", ""), Optional.of(uri.resolve("/metrics")))));
        return sources;
    }

    private static Labels labels(String instance, String job, String zone) {
        return new Labels(Map.of("instance", instance, "job", job, "zone", zone));
    }

    private void forgetAllBut(List<Source> sources) {
        Set<String> now = new HashSet<>();
        sources.forEach(source -> now.add(source.name()));
        known.stream().filter(name -> !now.contains(name)).forEach(store::gone);
        known.clear();
        known.addAll(now);
    }

    private CompletableFuture<String> ask(Source source) {
        return source.metrics()
                .map(uri -> transport.get(uri, LIMIT))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("it is down")));
    }

    private static void awaitAll(List<Scrape> scrapes) throws InterruptedException {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(scrapes.stream().map(Scrape::answer).toArray(CompletableFuture[]::new));
        try {
            all.get(LIMIT.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Each scrape is looked at by itself.
        }
    }

    /** Takes what a node told; says why that is nothing, where it is. */
    private Optional<String> take(Scrape scrape, Instant now) {
        Source source = scrape.source();
        List<Sample> samples = new ArrayList<>();
        Optional<String> why = Optional.of("no answer within " + LIMIT.toMillis() + " ms");
        if (scrape.answer().isDone()) {
            try {
                for (Sample sample : Exposition.parse(scrape.answer().join())) {
                    samples.add(new Sample(joined(sample.labels(), source.labels()), sample.value()));
                }
                why = Optional.empty();
            } catch (CompletionException | MalformedExposition e) {
                why = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        if (why.isPresent()) {
            samples.clear();
        }
        samples.add(new Sample(source.labels().with(Labels.NAME, "up"), why.isPresent() ? 0 : 1));
        store.told(source.name(), now, samples);
        return why.map(reason -> source.name() + ": " + reason);
    }

    private static Labels joined(Labels told, Labels source) {
        TreeMap<String, String> all = new TreeMap<>(source.values());
        told.values()
                .forEach((label, value) ->
                        all.put(source.values().containsKey(label) ? "exported_" + label : label, value));
        return new Labels(all);
    }
}
