package dev.faultline.target.aws;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.ExpectedTopology;
import dev.faultline.target.RemoteTarget;
import dev.faultline.target.SystemState;
import dev.faultline.target.SystemState.Invariant;
import dev.faultline.target.Target;
import dev.faultline.target.TargetFailed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system that runs in AWS: its clients' side is seen from outside as that of any system of somebody's own, its inside as
 * AWS's APIs tell it. Nothing of it is started or ended. Safe for any thread.
 */
public final class AwsTarget implements Target {
    /** Some ten calls each time, which take AWS a second; of most of them it allows no more than that many a second. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(3);

    private static final Duration KEPT = Duration.ofSeconds(1);

    private final RemoteTarget outside;
    private final Topology topology;
    private final List<AwsPart> parts;
    private Optional<Kept> kept = Optional.empty();

    private AwsTarget(RemoteTarget outside, Topology topology, List<AwsPart> parts) {
        this.outside = outside;
        this.topology = topology;
        this.parts = parts;
    }

    /**
     * The system, once it has answered and all of its parts were found in AWS.
     *
     * @param system as it is in AWS
     * @param spec what its services are there
     * @param aws whom to ask; closed by whoever opened it, after this
     * @throws TargetFailed when it does not answer, or a part is not there
     */
    public static AwsTarget reach(SystemSpec system, AwsSpec spec, AwsClients aws)
            throws TargetFailed, InterruptedException {
        RemoteTarget outside = RemoteTarget.reach(system);
        try {
            return new AwsTarget(outside, ExpectedTopology.inAws(system), new AwsParts(aws, system, spec).find());
        } catch (AwsCallFailed e) {
            throw new TargetFailed(system.name() + " in AWS", String.valueOf(e.getMessage()), List.of());
        }
    }

    @Override
    public Topology topology() {
        return topology;
    }

    /** A state, and when it was asked for, by the monotonic clock. */
    private record Kept(long nanos, SystemState state) {}

    /** Several who ask within a second get the same answer. */
    @Override
    public synchronized SystemState state() throws IOException {
        Optional<Kept> fresh = kept.filter(last -> System.nanoTime() - last.nanos() < KEPT.toNanos());
        if (fresh.isPresent()) {
            return fresh.get().state();
        }
        try {
            SystemState now = seen();
            kept = Optional.of(new Kept(System.nanoTime(), now));
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking AWS");
        }
    }

    private SystemState seen() throws IOException, InterruptedException {
        SystemState outer = outside.state();
        Map<String, Invariant> invariants = new LinkedHashMap<>();
        outer.invariants().forEach(invariant -> invariants.put(invariant.name(), invariant));
        List<Topology.Node> nodes = new ArrayList<>();
        List<SystemState.Service> services = new ArrayList<>();
        for (AwsPart part : parts) {
            AwsPart.Seen seen = part.look();
            nodes.addAll(seen.nodes());
            services.addAll(seen.services());
            seen.invariants().forEach(one -> invariants.merge(one.name(), one, AwsTarget::both));
        }
        return new SystemState(with(nodes), services, List.copyOf(invariants.values()), List.of());
    }

    /** Only the nodes that AWS tells of: of the others nothing is known, and nothing must be recorded. */
    private Topology with(List<Topology.Node> nodes) {
        return new Topology(
                topology.backend(),
                topology.baseUrl(),
                topology.smsUrl(),
                topology.toxiproxy(),
                topology.control(),
                topology.surroundings(),
                nodes,
                topology.links());
    }

    private static Invariant both(Invariant one, Invariant other) {
        return new Invariant(one.name(), one.held() && other.held(), one.found() + "; " + other.found());
    }

    @Override
    public Duration askedEvery() {
        return ASKED_EVERY;
    }

    @Override
    public Optional<String> gone() {
        return Optional.empty();
    }

    @Override
    public String operatorToken() throws IOException {
        return outside.operatorToken();
    }

    /** It was up before, and stays so. */
    @Override
    public void close() {
        outside.close();
    }
}
