package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The targets of the balancer, registered and deregistered while it runs, each with its health checks. Thread-safe:
 * changes are made one at a time, readers see a list that never changes.
 */
final class TargetGroup implements AutoCloseable {
    private final HealthConfig health;
    private final Clock clock;
    private volatile List<Member> members = List.of();
    private volatile List<Target> targets = List.of();
    private final List<Target> draining = new ArrayList<>();

    TargetGroup(HealthConfig health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    private record Member(Target target, Optional<HealthChecker> checker) {
        boolean isNamed(String name) {
            return target.name().equals(name);
        }

        void stopChecks() {
            checker.ifPresent(HealthChecker::close);
        }
    }

    /** What became of a registration. */
    enum Registration {
        NEW,
        UNCHANGED,
        REPLACED
    }

    /** The targets that may get requests. */
    List<Target> targets() {
        return targets;
    }

    /** What operators see: every target, and those that are still being drained. */
    synchronized List<Target.Status> statuses() {
        return Stream.concat(targets.stream(), draining.stream())
                .map(Target::status)
                .toList();
    }

    /**
     * Adds a target, unchecked. One of that name that is reached elsewhere is replaced: it gets no new request, those
     * under way end.
     */
    synchronized Registration register(TargetConfig config) {
        Optional<Member> before = member(config.name());
        if (before.isPresent() && before.get().target().config().equals(config)) {
            return Registration.UNCHANGED;
        }
        before.ifPresent(this::takeOut);
        before.map(Member::target).ifPresent(target -> {
            target.stopTaking();
            target.close();
        });
        List<Member> more = new ArrayList<>(members);
        more.add(started(new Target(config, clock)));
        set(more);
        return before.isPresent() ? Registration.REPLACED : Registration.NEW;
    }

    /**
     * Takes a target out: it gets no new request from now on. Returns when those under way have ended, or when
     * {@code limit} is over.
     *
     * @return whether there was one of that name
     */
    boolean deregister(String name, Duration limit) throws InterruptedException {
        Optional<Target> leaving = startDraining(name);
        if (leaving.isPresent()) {
            try {
                leaving.get().drain(limit);
            } finally {
                ended(leaving.get());
            }
        }
        return leaving.isPresent();
    }

    @Override
    public synchronized void close() {
        members.forEach(Member::stopChecks);
        targets.forEach(Target::close);
        draining.forEach(Target::close);
        set(List.of());
    }

    private synchronized Optional<Target> startDraining(String name) {
        Optional<Member> leaving = member(name);
        leaving.ifPresent(this::takeOut);
        leaving.map(Member::target).ifPresent(draining::add);
        return leaving.map(Member::target);
    }

    private synchronized void ended(Target target) {
        draining.remove(target);
        target.close();
    }

    private void takeOut(Member member) {
        member.stopChecks();
        set(members.stream().filter(other -> !other.equals(member)).toList());
    }

    private Member started(Target target) {
        Optional<HealthChecker> checker =
                health.checks() == Checks.ON ? Optional.of(HealthChecker.start(target, health)) : Optional.empty();
        return new Member(target, checker);
    }

    private Optional<Member> member(String name) {
        return members.stream().filter(member -> member.isNamed(name)).findFirst();
    }

    private void set(List<Member> changed) {
        members = List.copyOf(changed);
        targets = members.stream().map(Member::target).toList();
    }
}
