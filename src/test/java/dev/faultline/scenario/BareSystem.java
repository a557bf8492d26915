package dev.faultline.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system of which nothing is said, and scenarios of it: for tests that are about something else. */
public final class BareSystem {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String NAME = "bare";

    private BareSystem() {}

    /** The system. */
    public static SystemSpec system() {
        return new SystemSpec(
                NAME,
                "",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new SystemSpec.Login("/a", "/b"),
                List.of(),
                Optional.of(new SystemSpec.ReadBack("/c", 10)),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Journeys.OF_BLINKLEAN,
                Optional.empty());
    }

    /** A scenario of it in which this is broken; each of its phases takes a second, but that of the faults ten. */
    public static Scenario scenario(FaultSpec... method) {
        return scenario(List.of(method), List.of());
    }

    /** A scenario of it in which nothing is broken and this is required. */
    public static Scenario requiring(Objective... objectives) {
        return scenario(List.of(), List.of(objectives));
    }

    /** A scenario of it with both. */
    public static Scenario scenario(List<FaultSpec> method, List<Objective> objectives) {
        return new Scenario(
                "bare",
                NAME,
                "",
                1,
                List.of(new LoadSpec("BookingSimulation", 10)),
                new Timing(SECOND, SECOND, SECOND.multipliedBy(10), SECOND, SECOND),
                List.of(),
                method,
                List.of(),
                objectives);
    }
}
