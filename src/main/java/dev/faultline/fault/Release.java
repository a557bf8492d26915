package dev.faultline.fault;

import dev.faultline.fault.Operations.Rollout;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Has the platform roll out a version. It comes to its own end, and there is no undo: the platform takes it back or not. */
final class Release implements RunsItsCourse {
    private static final Set<String> ROLLING_OR_LATER = Set.of("rolling", "completed", "rolling-back", "rolled-back");

    private final Operations operations;
    private final String version;

    Release(Operations operations, String version) {
        this.operations = operations;
        this.version = version;
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        operations.release(version);
    }

    @Override
    public List<Proof> proofs() {
        return List.of(() ->
                operations.rollout().filter(this::isOurs).map(rollout -> words() + " is seen " + rollout.state()));
    }

    private boolean isOurs(Rollout rollout) {
        return rollout.version().equals(version) && ROLLING_OR_LATER.contains(rollout.state());
    }

    @Override
    public String words() {
        return "the rollout of " + version;
    }
}
