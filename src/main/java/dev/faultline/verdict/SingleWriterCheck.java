package dev.faultline.verdict;

import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges that there was one writer at any time, from the roles in which the databases were seen, over the whole run. Two
 * that were both primary for a second are a FAIL; for less, the one's end and the other's beginning may have been seen in
 * one look, which decides nothing.
 *
 * <p>A database that a fault keeps frozen takes no writes, whatever its role was, until it is seen in a role in which it
 * answers. That it was frozen is known where the fault was seen to have bitten; where it was not, two writers of which it is
 * one decide nothing.
 */
final class SingleWriterCheck implements ObjectiveCheck {
    /**
     * Two looks and more at a system that is asked for its state at least every {@link ScalingCourse#LOOKED_EVERY}. A run does
     * not record the pace, and AWS or somebody's own system is asked more seldom: there, two primaries in one answer are that
     * answer's word alone.
     */
    private static final Duration WITNESSED = ScalingCourse.LOOKED_EVERY.multipliedBy(2);

    private static final String WRITER = "primary";
    private static final String SILENT = "down";
    private static final Set<String> FREEZING = Set.of("process-freeze", "zone-outage", "region-outage");

    private final List<String> databases;
    private final RunTimeline timeline;

    SingleWriterCheck(SystemSpec system, RunTimeline timeline) {
        this.databases = system.nodes().stream()
                .filter(node -> node.service().equals("database"))
                .map(Topology.Node::name)
                .toList();
        this.timeline = timeline;
    }

    /** A stretch in which both were told to be writers. */
    private record Both(String one, String other, Span when) {
        String words() {
            return one + " and " + other + " were both " + WRITER + " from " + when.from() + " to " + when.to()
                    + ", for " + Figures.time(when.length());
        }
    }

    @Override
    public Finding conclude(Soundness soundness) {
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        databases.stream()
                .filter(database -> seen(database).isEmpty())
                .forEach(database -> doubts.add("the role of " + database + " was never seen"));
        Map<String, List<Span>> writers = writers(fault -> timeline.bitten(fault.fault()));
        if (writers.values().stream().allMatch(List::isEmpty)) {
            return Finding.unseen("no database was ever seen to take writes").doubted(doubts);
        }
        List<Both> all = overlapping(writers(fault -> true));
        if (!overlapping(writers).equals(all)) {
            doubts.addAll(unproven());
        }
        List<Both> witnessed = all.stream()
                .filter(both -> both.when().length().compareTo(WITNESSED) >= 0)
                .toList();
        return judged(all, witnessed).withSplit(split(writers)).doubted(doubts);
    }

    private static Finding judged(List<Both> all, List<Both> witnessed) {
        if (!witnessed.isEmpty()) {
            Duration longest = witnessed.stream()
                    .map(both -> both.when().length())
                    .max(Duration::compareTo)
                    .orElseThrow();
            return Finding.of(Judgement.FAIL, "two writers for " + Figures.time(longest))
                    .withEvidence(witnessed.stream().map(Both::words).toList());
        }
        if (!all.isEmpty()) {
            return Finding.of(Judgement.INCONCLUSIVE, "perhaps two writers for a moment")
                    .withEvidence(all.stream()
                            .map(both -> both.words() + ": too short to be more than one look")
                            .toList());
        }
        return Finding.of(Judgement.PASS, "one writer at any time");
    }

    /** What would excuse that two were seen as writers, and was not seen itself. */
    private List<String> unproven() {
        return freezing()
                .filter(fault -> !timeline.bitten(fault.fault()))
                .map(fault -> "two were seen as " + WRITER + ", and the fault " + fault.fault()
                        + ", which would have kept one of them frozen, was not seen to have bitten")
                .toList();
    }

    private Stream<Event.FaultInjected> freezing() {
        return timeline.all(Event.FaultInjected.class).stream()
                .filter(fault -> FREEZING.contains(fault.kind())
                        && fault.targets().stream().anyMatch(databases::contains));
    }

    /** When each database took writes, outside the stretches in which a fault that {@code counts} kept it frozen. */
    private Map<String, List<Span>> writers(Predicate<Event.FaultInjected> counts) {
        Map<String, List<Span>> writers = new TreeMap<>();
        databases.forEach(database -> writers.put(database, thawed(database, counts)));
        return writers;
    }

    private List<Event.RoleSeen> seen(String node) {
        return timeline.all(Event.RoleSeen.class).stream()
                .filter(e -> e.node().equals(node))
                .toList();
    }

    private List<Span> writing(String node) {
        List<Event.RoleSeen> roles = seen(node);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).role().equals(WRITER)) {
                Instant end = i + 1 < roles.size()
                        ? roles.get(i + 1).at()
                        : timeline.whole().orElseThrow().to();
                spans.add(new Span(roles.get(i).at(), end));
            }
        }
        return spans;
    }

    private List<Span> thawed(String node, Predicate<Event.FaultInjected> counts) {
        List<Span> left = writing(node);
        for (Event.FaultInjected fault : freezing().filter(counts).toList()) {
            if (fault.targets().contains(node)) {
                Span frozen = frozen(node, fault);
                left = left.stream()
                        .flatMap(span -> outside(span, frozen).stream())
                        .toList();
            }
        }
        return left;
    }

    /** From the fault to its undo, which is seen a look later, or until the node is seen to answer, if that is before. */
    private Span frozen(String node, Event.FaultInjected fault) {
        Instant undone = timeline.reverted(fault.fault())
                .map(e -> e.at().plus(ScalingCourse.LOOKED_EVERY))
                .orElse(Instant.MAX);
        // What is seen within a look of the freeze may be from before it.
        Instant known = fault.applied().plus(ScalingCourse.LOOKED_EVERY);
        Instant answers = seen(node).stream()
                .filter(e -> e.at().isAfter(known) && !e.role().equals(SILENT))
                .map(Event.RoleSeen::at)
                .findFirst()
                .orElse(Instant.MAX);
        return new Span(fault.at(), answers.isBefore(undone) ? answers : undone);
    }

    private static List<Span> outside(Span span, Span frozen) {
        List<Span> parts = new ArrayList<>();
        parts.add(new Span(span.from(), span.to().isBefore(frozen.from()) ? span.to() : frozen.from()));
        parts.add(new Span(span.from().isAfter(frozen.to()) ? span.from() : frozen.to(), span.to()));
        parts.removeIf(part -> part.length().isZero());
        return parts;
    }

    private static List<Both> overlapping(Map<String, List<Span>> writers) {
        List<Both> overlapping = new ArrayList<>();
        List<String> names = List.copyOf(writers.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int k = i + 1; k < names.size(); k++) {
                for (Span one : writers.get(names.get(i))) {
                    for (Span other : writers.get(names.get(k))) {
                        Span both = one.within(other);
                        if (!both.length().isZero()) {
                            overlapping.add(new Both(names.get(i), names.get(k), both));
                        }
                    }
                }
            }
        }
        return overlapping;
    }

    private static Map<String, String> split(Map<String, List<Span>> writers) {
        Map<String, String> split = new LinkedHashMap<>();
        writers.forEach((node, spans) -> split.put(
                node + " took writes",
                spans.isEmpty() ? "never" : "for " + Figures.time(Span.total(spans)) + " in all"));
        return split;
    }
}
