package dev.faultline.target;

import dev.faultline.scenario.CallSpec;
import dev.faultline.scenario.HttpCall;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A system that is up already and belongs to somebody. Nothing of it is started, and nothing is known of it but what
 * answers over HTTP: no role, no replica, no process. That it does not answer is a finding about it, and never a failure
 * of the harness.
 */
public final class RemoteTarget implements Target {
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final SystemSpec system;
    private final TargetSpec spec;
    private final Topology topology;
    private final Calls calls;

    private RemoteTarget(SystemSpec system, TargetSpec spec) {
        this.system = system;
        this.spec = spec;
        this.topology = ExpectedTopology.of(system);
        this.calls = new Calls(spec.url(), spec.certificate());
    }

    /**
     * The system, once its health and its control path have answered and none of its calls is in force.
     *
     * @throws TargetFailed when it is not fit to be broken: somebody else may be at it
     */
    public static RemoteTarget reach(SystemSpec system) throws TargetFailed, InterruptedException {
        RemoteTarget target = new RemoteTarget(system, system.target().orElseThrow());
        try {
            for (SystemState.Invariant invariant : target.state().invariants()) {
                if (!invariant.held()) {
                    throw new TargetFailed(
                            system.name() + " at " + target.spec.url().getHost(),
                            "expected " + invariant.name() + " to hold before anything is broken, found "
                                    + invariant.found(),
                            List.of());
                }
            }
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        }
        return target;
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public SystemState state() throws InterruptedIOException {
        try {
            return new SystemState(
                    topology,
                    List.of(),
                    List.of(
                            answers("health-answers", spec.health()),
                            answers("control-answers", spec.control()),
                            undone()),
                    List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking " + spec.url());
        }
    }

    private SystemState.Invariant answers(String name, String place) throws InterruptedException {
        String what = "GET " + place + " answered ";
        return asked(name, get(place), answer -> answer.status() == OK, what + OK, answer -> what + answer);
    }

    private static HttpCall get(String place) {
        return new HttpCall("GET", place, Optional.empty(), Optional.empty());
    }

    /** In words that are the same each time it holds, so that what changed can be told. */
    private SystemState.Invariant asked(
            String name,
            HttpCall call,
            Predicate<Calls.Answer> good,
            String held,
            Function<Calls.Answer, String> broken)
            throws InterruptedException {
        try {
            Calls.Answer answer = calls.send(call);
            boolean holds = good.test(answer);
            return new SystemState.Invariant(name, holds, holds ? held : broken.apply(answer));
        } catch (IOException e) {
            return new SystemState.Invariant(name, false, String.valueOf(e.getMessage()));
        }
    }

    private SystemState.Invariant undone() throws InterruptedException {
        List<String> inForce = new ArrayList<>();
        for (CallSpec call : spec.calls().values()) {
            SystemState.Invariant over = asked(
                    call.name(),
                    call.bitten().probe(),
                    answer -> !call.bitten().shownBy(answer.status(), answer.body()) && answer.status() < 500,
                    "",
                    answer -> call.bitten().probe() + " answered " + answer);
            if (!over.held()) {
                inForce.add(call.name() + " (" + over.found() + ")");
            }
        }
        return new SystemState.Invariant(
                "calls-undone", inForce.isEmpty(), inForce.isEmpty() ? "none is in force" : String.join(", ", inForce));
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
        Optional<String> variable = system.readBack().flatMap(SystemSpec.ReadBack::token);
        return variable.isPresent() ? calls.secret(variable.get()) : "";
    }

    /** There is nothing to end: it was up before, and stays so. */
    @Override
    public void close() {}
}
