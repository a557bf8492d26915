package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A loss of data, and the restore that is promised after it, are read as they are meant. */
class DataLossTest {
    private static final String SCENARIO = Shop.change(
            Shop.change(
                    Shop.SCENARIO,
                    "link-latency: {id: slow-db, from: web, to: database, latency: 200ms, jitter: 20ms}",
                    "data-loss: {id: dropped, margin: 500ms}"),
            "rpo: {id: kept, fault: kill-db, within: 0s}",
            "restore: {id: moment, fault: dropped, path: buy, within: 4s, ratio: 99 %, holds: 2s, claims: [SH-01]}");

    @Test
    void theLossIsReadWithItsMargin() {
        assertThat(Shop.scenario(SCENARIO).method())
                .contains(new FaultSpec.DataLoss(
                        "dropped", Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(500)));
    }

    @Test
    void theRestoreIsReadWithItsBounds() {
        assertThat(Shop.scenario(SCENARIO).objectives())
                .contains(new Objective.Restore(
                        "moment",
                        List.of("SH-01"),
                        "dropped",
                        "buy",
                        Duration.ofSeconds(4),
                        0.99,
                        Duration.ofSeconds(2)));
    }

    @Test
    void theMarginMayBeNoneButMustBeSaid() {
        assertThat(Shop.scenario(Shop.change(SCENARIO, "margin: 500ms", "margin: 0s"))
                        .method())
                .contains(
                        new FaultSpec.DataLoss("dropped", Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ZERO));
        assertThat(refusal(", margin: 500ms", "")).contains("the field `margin` of a data-loss is missing");
    }

    @Test
    void aRestoreEndsALossOfData() {
        assertThat(refusal("fault: dropped", "fault: kill-db"))
                .contains(
                        "`kill-db` is a process-kill, and what a restore ends is a data-loss",
                        "the method has dropped");
    }

    @Test
    void aRestoreIsDecidedWhileThereIsTraffic() {
        assertThat(refusal("within: 4s, ratio", "within: 14s, ratio"))
                .contains("the restore is decided 21s after the baseline, and the traffic ends at 19s");
    }

    private static String refusal(String from, String to) {
        return Shop.refusal(() -> Shop.scenario(Shop.change(SCENARIO, from, to)));
    }
}
