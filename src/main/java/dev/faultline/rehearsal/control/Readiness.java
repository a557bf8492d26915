package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.NodeLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether every node of a platform that was started serves in its role.
 *
 * @param topology how the platform looks at present
 * @param logsFolder where the nodes' logs are
 * @param stop ends the wait
 */
record Readiness(Supplier<TopologyReport> topology, Path logsFolder, StopSignal stop) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final List<String> READY = List.of("serving", "primary", "standby", "replica");

    /** Waits for it; throws {@link StartFailure}, with the end of its log, when one does not serve within {@code limit}. */
    void await(Duration limit) throws StartFailure, InterruptedException {
        if (stop.await(() -> late().isEmpty(), BETWEEN_LOOKS, limit)) {
            return;
        }
        String late = late().stream().findFirst().orElse("platform");
        throw new StartFailure(
                late,
                "it started, but did not serve within " + limit.toSeconds() + " s",
                NodeLog.of(logsFolder, late).lastLines());
    }

    private List<String> late() {
        return topology.get().nodes().stream()
                .filter(node -> !READY.contains(node.role()))
                .map(TopologyReport.Node::name)
                .toList();
    }
}
