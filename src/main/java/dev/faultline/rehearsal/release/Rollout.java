package dev.faultline.rehearsal.release;

import dev.faultline.rehearsal.release.Member.Health;
import dev.faultline.rehearsal.release.Member.Replacement;
import dev.faultline.rehearsal.release.ReleaseSettings.Rollback;
import dev.faultline.rehearsal.release.ReleaseSettings.Strategy;
import dev.faultline.rehearsal.release.ReleaseStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of one release, as a container service's deployment with a circuit breaker takes it: which step comes next,
 * given how the nodes look. It takes no step itself, looks at no clock and asks nobody. For one thread.
 */
final class Rollout {
    private final Version before;
    private final Version wanted;
    private final ReleaseSettings settings;
    private State state = State.ROLLING;
    private String failure = "";

    /** Begins to replace {@code before} by {@code wanted}. */
    Rollout(Version before, Version wanted, ReleaseSettings settings) {
        this.before = before;
        this.wanted = wanted;
        this.settings = settings;
    }

    State state() {
        return state;
    }

    /** The version that every node is to run in the end, as it looks now. */
    Version goal() {
        return state == State.ROLLING || state == State.COMPLETED ? wanted : before;
    }

    /** How far it is, or why it was taken back. */
    String detail(List<Member> members) {
        long there = members.stream().filter(this::isThere).count();
        String progress = there + " of " + members.size()
                + (goal().equals(wanted) ? " run the new version" : " run the version from before");
        return failure.isEmpty() ? progress : failure + "; " + progress;
    }

    /** The next step to be taken. */
    Step next(Instant now, List<Member> members) {
        for (Member member : members) {
            Optional<Step> step =
                    member.replacement().flatMap(replacement -> withReplacement(now, member, replacement));
            if (step.isPresent()) {
                return step.get();
            }
        }
        boolean replacing =
                members.stream().anyMatch(member -> member.replacement().isPresent());
        if (replacing && settings.strategy() == Strategy.ROLLING) {
            return new Step.Wait();
        }
        return nextNode(members, replacing);
    }

    private Optional<Step> withReplacement(Instant now, Member member, Replacement replacement) {
        if (!replacement.version().equals(goal())) {
            return Optional.of(new Step.Discard(member.name()));
        }
        if (passesGate(replacement)) {
            return Optional.of(new Step.Promote(member.name()));
        }
        Optional<String> why = failed(now, replacement);
        if (why.isPresent() && state == State.ROLLING && settings.rollback() == Rollback.ON) {
            state = State.ROLLING_BACK;
            failure = "the new instance of " + member.name() + " " + why.get();
            return Optional.of(new Step.Discard(member.name()));
        }
        return Optional.empty();
    }

    private Step nextNode(List<Member> members, boolean replacing) {
        if (settings.strategy() == Strategy.ALL_AT_ONCE && state == State.ROLLING) {
            Optional<Member> old = members.stream()
                    .filter(member -> member.state() == Member.State.IN_SERVICE && !isThere(member))
                    .findFirst();
            if (old.isPresent()) {
                return new Step.StopOld(old.get().name());
            }
        }
        Optional<Member> outdated = members.stream()
                .filter(member -> !isThere(member) && member.replacement().isEmpty())
                .filter(member -> member.state() != Member.State.STARTING)
                .findFirst();
        if (outdated.isPresent()) {
            return new Step.Begin(outdated.get().name(), goal());
        }
        if (replacing || !members.stream().allMatch(this::isThere)) {
            return new Step.Wait();
        }
        state = state == State.ROLLING ? State.COMPLETED : State.ROLLED_BACK;
        return new Step.End();
    }

    /** Whether the node has nothing left to do. */
    private boolean isThere(Member member) {
        return member.state() != Member.State.STOPPED && member.version().equals(goal());
    }

    /** Without a gate it is enough that the process runs. */
    private boolean passesGate(Replacement replacement) {
        return switch (settings.healthGate()) {
            case ON -> replacement.health() == Health.HEALTHY;
            case OFF -> replacement.since().isPresent();
        };
    }

    private Optional<String> failed(Instant now, Replacement replacement) {
        if (replacement.health() == Health.FAILED) {
            return Optional.of("could not be started");
        }
        return replacement
                .since()
                .filter(since -> !now.isBefore(since.plus(settings.healthTimeout())))
                .map(since ->
                        "was not healthy within " + settings.healthTimeout().toMillis() + " ms");
    }
}
