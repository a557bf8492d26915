package dev.faultline.verdict;

import dev.faultline.scenario.Dependency;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.LinkTraffic;
import dev.faultline.timeline.Outcome;
import dev.faultline.verdict.LinkReadings.Carried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether a system is wired as its architecture has it. A declared dependency is seen when bytes arrived at both
 * ends of each of its links, in the baseline, or since the counters began where it is used at the start only. Witnesses
 * against it are a link that does not exist, one on which no byte arrived in one direction although its client was up and
 * under load, and traffic on a link that nobody declared: its user has gone round the wiring. That users were served all
 * the same says nothing: a fallback, or a way round, hides a wrong address until the day it matters.
 */
final class ConnectivityCheck implements ObjectiveCheck {
    private static final String LOAD = "load:";

    private final SystemSpec system;
    private final LinkReadings readings;
    private final LinkClients clients;
    private final List<String> witnesses = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private long requests;

    ConnectivityCheck(SystemSpec system, RunTimeline timeline) {
        this.system = system;
        this.readings = new LinkReadings(timeline);
        this.clients = new LinkClients(system, timeline, readings);
    }

    @Override
    public void see(Outcome outcome) {
        if (outcome.source().startsWith(LOAD)
                && readings.baseline()
                        .filter(span -> span.contains(outcome.start()))
                        .isPresent()) {
            requests++;
        }
    }

    @Override
    public Finding conclude(Soundness soundness) {
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(readings.whole() ? List.of() : soundness.unreadLinks());
        if (system.dependencies().isEmpty()) {
            return Finding.unseen("the system declares no dependencies").withEvidence(doubts);
        }
        if (!readings.any()) {
            return Finding.unseen("the traffic of the links was not read in the baseline")
                    .withEvidence(doubts);
        }
        List<String> seen = new ArrayList<>();
        int links = 0;
        int both = 0;
        for (Dependency dependency : system.dependencies()) {
            List<Topology.Link> needed = linksOf(dependency);
            List<Carried> carried = needed.stream()
                    .flatMap(link -> seen(dependency, link).stream())
                    .toList();
            links += needed.size();
            both += carried.size();
            if (!needed.isEmpty() && carried.size() == needed.size()) {
                seen.add(words(dependency, carried));
            }
        }
        List<String> idle = undeclared();
        Judgement judgement = !witnesses.isEmpty()
                ? Judgement.FAIL
                : unknown.isEmpty() && both > 0 ? Judgement.PASS : Judgement.INCONCLUSIVE;
        return Finding.of(judgement, both + " of " + links + " needed links carried traffic both ways")
                .withEvidence(Figures.capped(witnesses))
                .withEvidence(Figures.capped(unknown))
                .withEvidence(judgement == Judgement.PASS ? seen : List.of())
                .withSplit(split(idle))
                .doubted(doubts);
    }

    private List<Topology.Link> linksOf(Dependency dependency) {
        return system.links().stream()
                .filter(link -> dependency.link().selects(link, system.nodes()))
                .toList();
    }

    /** What a link carried, when that is all that is needed to know of it. */
    private Optional<Carried> seen(Dependency dependency, Topology.Link link) {
        if (!readings.has(link)) {
            witnesses.add(link.name() + " does not exist, and " + link.from() + " needs " + link.to());
            return Optional.empty();
        }
        if (readings.restarted(link.from(), link.to())) {
            unknown.add("not known of " + link.name() + ": its counters began anew");
            return Optional.empty();
        }
        Carried carried = dependency.use() == Dependency.Use.STEADY
                ? readings.inBaseline(link.from(), link.to())
                : readings.sinceStart(link.from(), link.to());
        if (carried.bothWays()) {
            return Optional.of(carried);
        }
        clients.excuse(link, dependency.use(), requests)
                .ifPresentOrElse(
                        why -> unknown.add("not known of " + link.name() + ", which was silent: " + why),
                        () -> witnesses.add(silent(link, carried, dependency.use())));
        return Optional.empty();
    }

    private String silent(Topology.Link link, Carried carried, Dependency.Use use) {
        return link.name() + " carried "
                + (carried.anything() ? bytes(carried) : "nothing either way")
                + " " + when(use) + ", and " + link.from() + " needs " + link.to()
                + (use == Dependency.Use.STEADY ? "; " + link.from() + " was up and under load" : "");
    }

    /** Adds what carried traffic to the witnesses, and gives the names of what did not. */
    private List<String> undeclared() {
        List<String> idle = new ArrayList<>();
        for (LinkTraffic link : readings.links()) {
            boolean declared = system.links().stream()
                    .anyMatch(known ->
                            known.from().equals(link.from()) && known.to().equals(link.to()));
            if (declared) {
                continue;
            }
            Carried carried = readings.inBaseline(link.from(), link.to());
            if (carried.anything()) {
                witnesses.add(link.link() + " carried " + bytes(carried) + " " + when(Dependency.Use.STEADY)
                        + ", and nobody declared that " + link.from() + " speaks to " + link.to());
            } else {
                idle.add(link.link());
            }
        }
        return idle;
    }

    /** What is declared and needed by nobody while nothing is broken is listed, and allowed to be silent. */
    private Map<String, String> split(List<String> idle) {
        List<String> spare = system.links().stream()
                .filter(link -> system.dependencies().stream()
                        .noneMatch(dependency -> dependency.link().selects(link, system.nodes())))
                .map(Topology.Link::name)
                .toList();
        Map<String, String> split = new LinkedHashMap<>();
        split.put("undeclared and silent", idle.isEmpty() ? "none" : String.join(", ", idle));
        split.put("declared and not needed", spare.isEmpty() ? "none" : String.join(", ", spare));
        return split;
    }

    private String words(Dependency dependency, List<Carried> carried) {
        Carried least = new Carried(
                carried.stream().mapToLong(Carried::upstream).min().orElseThrow(),
                carried.stream().mapToLong(Carried::downstream).min().orElseThrow());
        String link = dependency.link().from() + " to " + dependency.link().to();
        return carried.size() == 1
                ? link + ": " + bytes(least) + " " + when(dependency.use())
                : link + ", " + carried.size() + " links: at least " + bytes(least) + " on each "
                        + when(dependency.use());
    }

    private static String bytes(Carried carried) {
        return Figures.count(carried.upstream()) + " bytes there and " + Figures.count(carried.downstream()) + " back";
    }

    private String when(Dependency.Use use) {
        return use == Dependency.Use.STEADY && readings.passing() ? "in the baseline" : "since the counters began";
    }
}
