package dev.faultline.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.scaling.ScalingSettings.Autoscaling;
import dev.faultline.rehearsal.scaling.TargetTracking.ScaleIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The loop around the decision. */
class AutoscalerTest {
    private final AtomicInteger desired = new AtomicInteger(3);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void itScalesByWhatItReads() {
        try (Autoscaler autoscaler = started(Autoscaling.ON, AutoscalerTest::busy)) {
            await().until(() -> desired.get() == 5);
            assertThat(autoscaler.latest()).containsExactlyElementsOf(busy());
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("desired 3 -> 5, on cpu 1.00 of 0.70 over 3");
    }

    @Test
    void switchedOffItOnlyReads() {
        try (Autoscaler autoscaler = started(Autoscaling.OFF, AutoscalerTest::busy)) {
            await().until(() -> !autoscaler.latest().isEmpty());
            assertThat(desired).hasValue(3);
        }
    }

    @Test
    void anEvaluationThatFailsIsNotTheLast() {
        AtomicInteger calls = new AtomicInteger();
        Supplier<List<Reading>> failingAtFirst = () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no figures today");
            }
            return busy();
        };
        try (Autoscaler autoscaler = started(Autoscaling.ON, failingAtFirst)) {
            await().until(() -> desired.get() == 5);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("no figures today");
    }

    private static List<Reading> busy() {
        return List.of(new Reading("cpu", 0.7, OptionalDouble.of(1), 3));
    }

    private Autoscaler started(Autoscaling autoscaling, Supplier<List<Reading>> figures) {
        ScalingSettings settings = new ScalingSettings(
                autoscaling, 3, 6, 70, 0, Duration.ofMillis(10), Duration.ofMinutes(1), Duration.ofMinutes(1));
        PlatformLog log = new PlatformLog(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC());
        Autoscaler autoscaler = new Autoscaler(settings, new Counted(), figures, InstantSource.system(), log);
        autoscaler.start();
        return autoscaler;
    }

    /** A service that is only a number. */
    private final class Counted implements ScalableService {
        @Override
        public int desired() {
            return desired.get();
        }

        @Override
        public ScaleIn scaleIn() {
            return ScaleIn.ALLOWED;
        }

        @Override
        public void scaleTo(int instances) {
            desired.set(instances);
        }
    }
}
