package dev.faultline.rehearsal.release;

import dev.faultline.rehearsal.release.Member.Health;
import dev.faultline.rehearsal.release.Member.Replacement;
import dev.faultline.rehearsal.release.ReleaseStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A service of the nodes a, b and c that takes every step at once, on a clock that goes on by a second with each look. */
final class PaperService {
    private static final int LOOKS = 120;
    private static final Duration CHECKS = Duration.ofSeconds(3);

    private final Version wanted = new Version(Version.Kind.NEXT, 1);
    private final Rollout rollout;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<String> steps = new ArrayList<>();
    private Predicate<String> fitOn = node -> true;
    private Predicate<String> startsOn = node -> true;
    private Instant now = Instant.EPOCH;
    private int fewest = 3;

    PaperService(ReleaseSettings settings) {
        rollout = new Rollout(Version.FIRST, wanted, settings);
        for (String node : List.of("a", "b", "c")) {
            set(node, Member.State.IN_SERVICE, Version.FIRST, Optional.empty());
        }
    }

    PaperService withHealthyReleases() {
        return played();
    }

    PaperService withSickReleases() {
        fitOn = node -> false;
        return played();
    }

    PaperService withReleasesThatFailOn(String sick) {
        fitOn = node -> !node.equals(sick);
        return played();
    }

    PaperService withReleasesThatDoNotStart() {
        startsOn = node -> false;
        return played();
    }

    List<String> steps() {
        return steps;
    }

    State state() {
        return rollout.state();
    }

    String detail() {
        return rollout.detail(List.copyOf(members.values()));
    }

    List<Version> versions() {
        return members.values().stream().map(Member::version).toList();
    }

    /** The fewest nodes that served at any moment. */
    int fewestServing() {
        return fewest;
    }

    int serving() {
        return (int) members.values().stream().filter(this::serves).count();
    }

    private PaperService played() {
        for (int look = 0; look < LOOKS; look++) {
            Step step = rollout.next(now, seen());
            take(step);
            if (step instanceof Step.End) {
                return this;
            }
            now = now.plusSeconds(1);
            fewest = Math.min(fewest, serving());
        }
        return this;
    }

    private boolean serves(Member member) {
        return member.state() == Member.State.IN_SERVICE && isFit(member.name(), member.version());
    }

    private boolean isFit(String node, Version version) {
        return !version.equals(wanted) || fitOn.test(node);
    }

    private void take(Step step) {
        if (step instanceof Step.Begin begin) {
            steps.add("begin " + begin.node());
            set(begin.node(), at(begin.node()).state(), at(begin.node()).version(), Optional.of(begun(begin)));
        } else if (step instanceof Step.Promote promote) {
            steps.add("promote " + promote.node());
            Version version = at(promote.node()).replacement().orElseThrow().version();
            set(promote.node(), Member.State.IN_SERVICE, version, Optional.empty());
        } else if (step instanceof Step.Discard discard) {
            steps.add("discard " + discard.node());
            set(discard.node(), at(discard.node()).state(), at(discard.node()).version(), Optional.empty());
        } else if (step instanceof Step.StopOld stop) {
            steps.add("stop " + stop.node());
            set(stop.node(), Member.State.STOPPED, at(stop.node()).version(), Optional.empty());
        } else if (step instanceof Step.End) {
            steps.add("end");
        }
    }

    private Replacement begun(Step.Begin begin) {
        if (begin.version().equals(wanted) && !startsOn.test(begin.node())) {
            return new Replacement(begin.version(), Health.FAILED, Optional.empty());
        }
        return new Replacement(begin.version(), Health.PENDING, Optional.of(now));
    }

    /** As they look now: what is fit has passed its checks after a while. */
    private List<Member> seen() {
        return members.values().stream()
                .map(member -> new Member(
                        member.name(),
                        member.state(),
                        member.version(),
                        member.replacement().map(replacement -> checked(member.name(), replacement))))
                .toList();
    }

    private Replacement checked(String node, Replacement replacement) {
        boolean passed = isFit(node, replacement.version())
                && replacement
                        .since()
                        .filter(since -> since.plus(CHECKS).isBefore(now))
                        .isPresent();
        return passed ? new Replacement(replacement.version(), Health.HEALTHY, replacement.since()) : replacement;
    }

    private Member at(String node) {
        return members.get(node);
    }

    private void set(String node, Member.State state, Version version, Optional<Replacement> replacement) {
        members.put(node, new Member(node, state, version, replacement));
    }
}
