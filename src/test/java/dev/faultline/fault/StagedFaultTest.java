package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault that the run stages itself stands on the timeline as every other, and is ended on every path. */
class StagedFaultTest {
    private static final PlannedFault RUSH = new PlannedFault(
            new FaultSpec.LoadSurge("rush", Duration.ZERO, Duration.ofSeconds(5), "OtpSimulation", 40),
            List.of("OtpSimulation"),
            "");
    private static final Topology EMPTY =
            new Topology("embedded", Bench.NOWHERE, Bench.NOWHERE, Bench.NOWHERE, Bench.NOWHERE, List.of(), List.of());

    @TempDir
    Path folder;

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void itIsInjectedBitesAndIsReverted() throws Exception {
        try (Bench bench = new Bench(folder, EMPTY, fault -> new Recorded(Optional.empty()))) {
            Injection injection = bench.faults.inject(RUSH);
            assertThat(Bench.proofOf(injection)).contains("users have started");
            assertThat(bench.journal.pending()).isEmpty();

            bench.faults.revert(injection);

            assertThat(done).containsExactly("begin", "end");
            assertThat(bench.events(Event.FaultInjected.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.targets()).containsExactly("OtpSimulation"));
            assertThat(bench.events(Event.FaultBit.class)).hasSize(1);
            assertThat(bench.events(Event.FaultReverted.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.how()).isEqualTo("let no more in"));
        }
    }

    @Test
    void itIsEndedWhenAllIsReverted() throws Exception {
        try (Bench bench = new Bench(folder, EMPTY, fault -> new Recorded(Optional.empty()))) {
            var unused = bench.faults.inject(RUSH);

            assertThat(bench.faults.revertAll()).isEmpty();

            assertThat(done).containsExactly("begin", "end");
        }
    }

    @Test
    void itIsEndedWhereItCouldNotBegin() throws Exception {
        try (Bench bench = new Bench(folder, EMPTY, fault -> new Recorded(Optional.of("it has crashed")))) {
            assertThatThrownBy(() -> bench.faults.inject(RUSH))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContainingAll("fault rush could not be applied", "it has crashed");

            assertThat(done).startsWith("begin").contains("end");
        }
    }

    @Test
    void onceAllIsRevertedItDoesNotBegin() throws Exception {
        try (Bench bench = new Bench(folder, EMPTY, fault -> new Recorded(Optional.empty()))) {
            assertThat(bench.faults.revertAll()).isEmpty();

            assertThatThrownBy(() -> bench.faults.inject(RUSH)).isInstanceOf(InjectionFailed.class);

            assertThat(done).isEmpty();
        }
    }

    /** What was asked of it, in its order. */
    private final class Recorded implements StagedFault {
        private final Optional<String> trouble;

        Recorded(Optional<String> trouble) {
            this.trouble = trouble;
        }

        @Override
        public void begin() throws IOException {
            done.add("begin");
            if (trouble.isPresent()) {
                throw new IOException(trouble.get());
            }
        }

        @Override
        public Optional<String> effect() {
            return done.contains("begin") ? Optional.of("users have started") : Optional.empty();
        }

        @Override
        public void end() {
            done.add("end");
        }

        @Override
        public String ended() {
            return "let no more in";
        }
    }
}
