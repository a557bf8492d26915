package benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.ClockAnchor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the clocks of a run agree with the wall clock that its servers read. Each process of the harness has pinned its
 * monotonic clock to the wall once, and told so in the timeline; the servers read the wall each time. All are on one
 * machine, whose monotonic clock all its processes share: wall minus monotonic is the same number in every anchor, and in
 * one that is made after the run, unless somebody set the wall clock meanwhile.
 */
final class RunClocks {
    private RunClocks() {}

    /** How far the anchors of a run and one made now are apart at most. */
    static Duration apart(Path timeline) throws IOException {
        List<Duration> offsets = new ArrayList<>();
        for (JsonNode event : ServerRecord.lines(timeline)) {
            if (event.path("event").asText().equals("anchored")) {
                JsonNode anchor = event.path("anchor");
                offsets.add(offset(
                        Instant.parse(anchor.path("wall").asText()),
                        anchor.path("monotonicNanos").asLong()));
            }
        }
        ClockAnchor now = AnchoredClock.anchored("benchmark").anchor();
        offsets.add(offset(now.wall(), now.monotonicNanos()));
        Duration least = offsets.stream().min(Duration::compareTo).orElseThrow();
        Duration most = offsets.stream().max(Duration::compareTo).orElseThrow();
        return most.minus(least);
    }

    private static Duration offset(Instant wall, long monotonicNanos) {
        return Duration.between(Instant.EPOCH, wall).minusNanos(monotonicNanos);
    }
}
