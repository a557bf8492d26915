package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.ConcurrentTest;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.WriteAnswer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a platform is to refuse, sent to one that refuses it, and to one that does not. */
class RefusalsIT {
    private static final int KINDS_OF_FORGERY = 6;
    private static final int ATTACKS = 8;

    @TempDir
    Path folder;

    private final CollectedReports reports = new CollectedReports();
    private SimulationRuns runs;

    @BeforeEach
    void runsLeaveTheirLedgerInTheFolder() {
        runs = new SimulationRuns(folder);
    }

    @ConcurrentTest
    void everyForgedCallbackIsRefusedAndNothingIsPaid() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(platform, "simulations.PaymentTamperingSimulation", 2, reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath())
                    .containsEntry("forged-callback", 10L * KINDS_OF_FORGERY)
                    .containsEntry("book", 20L)
                    .doesNotContainKey("pay-callback");
            assertThat(runs.answered("forge", WriteAnswer.REJECTED)).hasSize(10 * KINDS_OF_FORGERY);
            assertThat(platform.bookings()).allMatch(booking -> booking.state().equals("booked"));
            assertThat(runs.answered("forge", WriteAnswer.REJECTED).stream().collect(Collectors.toSet()))
                    .as("both bookings of each attacker are attacked")
                    .hasSize(20);
        }
    }

    @ConcurrentTest
    void withoutAGatewaySignaturesAreMadeUp() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(runs.specWithoutPayments(platform, "simulations.PaymentTamperingSimulation", 2), reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath()).containsEntry("forged-callback", 10L * KINDS_OF_FORGERY);
            assertThat(platform.bookings()).allMatch(booking -> booking.state().equals("booked"));
        }
    }

    @ConcurrentTest
    void aPlatformThatWavesForgeriesThroughIsSeenToHavePaidBookings() throws Exception {
        StubRules failingOpen = new StubRules() {
            @Override
            public boolean failsOpen() {
                return true;
            }
        };
        try (StubPlatform platform = new StubPlatform(failingOpen)) {
            runs.run(platform, "simulations.PaymentTamperingSimulation", 2, reports);
            // Empty, not hexadecimal, and upper case, which this stub does not decode.
            assertThat(failuresByPath()).isEqualTo(Map.of("forged-callback", 30L));
            assertThat(reports.failures())
                    .allMatch(outcome -> outcome.status() == 200 && outcome.failure() == FailureKind.CHECK_FAILED);
            assertThat(runs.acknowledged("forge")).hasSize(30);
            assertThat(platform.bookings()).anyMatch(booking -> booking.state().equals("paid"));
        }
    }

    @ConcurrentTest
    void aUsedCodeThatIsRefusedIsGoodAndOneThatWorksIsNot() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(platform, "simulations.OtpSimulation", 10, reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath().get("otp-replay")).isBetween(1L, 25L);
        }
        StubRules forgetful = new StubRules() {
            @Override
            public boolean takesUsedCodes() {
                return true;
            }
        };
        try (StubPlatform platform = new StubPlatform(forgetful)) {
            runs.run(platform, "simulations.OtpSimulation", 10, reports);
            assertThat(failuresByPath()).containsOnlyKeys("otp-replay");
            assertThat(reports.failures()).allMatch(outcome -> outcome.status() == 200);
        }
    }

    @ConcurrentTest
    void everyMaliciousRequestIsRefusedByAFirewall() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(platform, "simulations.MaliciousSimulation", 2, reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath()).isEqualTo(Map.of("malicious-request", 10L * ATTACKS));
            assertThat(platform.clients()).allMatch(address -> address.startsWith("203.0.113."));
        }
    }

    @ConcurrentTest
    void aFirewallThatOnlyCountsIsSeenThrough() throws Exception {
        StubRules open = new StubRules() {
            @Override
            public boolean letsMaliceThrough() {
                return true;
            }
        };
        try (StubPlatform platform = new StubPlatform(open)) {
            runs.run(platform, "simulations.MaliciousSimulation", 2, reports);
            assertThat(failuresByPath()).isEqualTo(Map.of("malicious-request", 10L * ATTACKS));
        }
    }

    @ConcurrentTest
    void aFloodComesFromFiveAddressesAndIsGoodWhenItIsTurnedAway() throws Exception {
        StubRules limiting = new StubRules() {
            @Override
            public int requestsPerClient() {
                return 50;
            }
        };
        try (StubPlatform platform = new StubPlatform(limiting)) {
            runs.run(platform, "simulations.FloodSimulation", 2, reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath()).isEqualTo(Map.of("flood", 1000L));
            assertThat(platform.clients()).hasSize(5);
            assertThat(reports.outcomes().stream()
                            .collect(Collectors.groupingBy(Outcome::status, Collectors.counting())))
                    .isEqualTo(Map.of(200, 250L, 429, 750L));
        }
    }

    private Map<String, Long> failuresByPath() {
        return reports.failures().stream().collect(Collectors.groupingBy(Outcome::path, Collectors.counting()));
    }
}
