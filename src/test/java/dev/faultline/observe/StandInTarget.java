package dev.faultline.observe;

import dev.faultline.scenario.Topology;
import dev.faultline.target.SystemState;
import dev.faultline.target.Target;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A target that tells whatever a test wants it to tell. */
public final class StandInTarget implements Target {
    private final Telling telling;
    private final Topology topology;

    /** What it does when it is asked. */
    @FunctionalInterface
    public interface Telling {
        /** What it tells. */
        SystemState state() throws IOException;
    }

    /** One with a fault proxy. */
    public StandInTarget(URI toxiproxy, Telling telling) {
        this.telling = telling;
        this.topology = topologyAt(toxiproxy);
    }

    static Topology topologyAt(URI toxiproxy) {
        return new Topology("test", toxiproxy, toxiproxy, toxiproxy, toxiproxy, List.of(), List.of());
    }

    /** A state with one invariant and nothing else. */
    public static SystemState with(SystemState.Invariant invariant) {
        URI nowhere = URI.create("http://127.0.0.1:1");
        return new SystemState(topologyAt(nowhere), List.of(), List.of(invariant), List.of());
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public SystemState state() throws IOException {
        return telling.state();
    }

    @Override
    public String operatorToken() {
        return "token";
    }

    @Override
    public void close() {
        // Nothing was started.
    }

    @Override
    public Optional<String> gone() {
        return Optional.empty();
    }
}
