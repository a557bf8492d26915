package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Lets the run carry out a fault of its own, under the same lease and on the same timeline as every other. */
final class Staged implements Injector {
    private final StagedFault fault;

    Staged(StagedFault fault) {
        this.fault = fault;
    }

    /** None: see {@link StagedFault} on why nothing of it can be left behind. */
    @Override
    public List<Undo> undos() {
        return List.of();
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        fault.begin();
    }

    @Override
    public List<Proof> proofs() {
        return List.of(fault::effect);
    }

    @Override
    public Duration provenWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void end() {
        fault.end();
    }

    @Override
    public String reverted() {
        return fault.ended();
    }
}
