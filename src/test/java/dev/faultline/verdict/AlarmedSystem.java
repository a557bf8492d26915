package dev.faultline.verdict;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.SystemSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system of which only the one alarm matters: {@code errors}, told to the channel {@code admin}. */
final class AlarmedSystem {
    static final SystemSpec SPEC = new SystemSpec(
            "blinklean",
            "",
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("book"),
            new SystemSpec.Login("/otp/request", "/otp/verify"),
            List.of(),
            Optional.of(new SystemSpec.ReadBack("/internal/bookings", 1000)),
            List.of(),
            List.of(new AlarmRule("errors", "rate(x[5s]) > 1", Duration.ofSeconds(1), "admin", "1 s stands for 1 min")),
            Map.of(),
            Map.of(),
            Journeys.OF_BLINKLEAN,
            Optional.empty());

    private AlarmedSystem() {}
}
