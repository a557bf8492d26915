package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.ConcurrentTest;
import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.Marks;
import dev.faultline.timeline.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The journeys, end to end, against a platform that always answers well. */
class SimulationsIT {
    private static final Map<String, String> OPERATIONS =
            Map.of("/bookings", "book", "/cancel", "cancel", "/payments/callback", "pay");

    @TempDir
    Path folder;

    private SimulationRuns runs;

    @BeforeEach
    void runsLeaveTheirLedgerInTheFolder() {
        runs = new SimulationRuns(folder);
    }

    @ConcurrentTest
    void bookingJourneysUseEveryCriticalPathAndAllIsGood() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            InjectorReport report = runs.run(platform, "simulations.BookingSimulation", 30, reports);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath())
                    .containsOnlyKeys(
                            "otp-request",
                            "otp-resend",
                            "otp-wrong-code",
                            "otp-verify",
                            "zones",
                            "zone-check",
                            "availability",
                            "book",
                            "pay-order",
                            "pay-callback",
                            "read-back",
                            "cancel");
            assertThat((double) report.requests() / report.startedUsers()).isBetween(9.5, 12.0);
            assertThat(report.requests()).isEqualTo(reports.outcomes().size()).isEqualTo(platform.hits());
        }
    }

    @ConcurrentTest
    void aRecordedLogIsSentAgainInItsOrderAndWithItsGapsAtAMultiple() throws Exception {
        String line = "%s - - [21/Nov/2026:19:30:0%d +0530] \"GET %s HTTP/1.1\" %d 9 \"-\" \"-\"";
        Path log = Files.writeString(
                folder.resolve("access.log"),
                String.join(
                        "\n",
                        String.format(line, "100.64.0.1", 0, "/zones", 200),
                        String.format(line, "100.64.0.2", 4, "/availability?zone=dadar&date=2026-12-01", 200),
                        String.format(line, "100.64.0.3", 8, "/zones", 304)));
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            InjectorReport report = runs.run(runs.replaySpec(platform, new Replay(log, 2, Optional.empty())), reports);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(reports.failures()).isEmpty();
            List<Outcome> outcomes = reports.outcomes();
            assertThat(outcomes).extracting(Outcome::path).containsExactly("zones", "availability", "zones");
            for (int i = 1; i < 3; i++) {
                Duration gap = Duration.between(
                        outcomes.get(i - 1).start(), outcomes.get(i).start());
                assertThat(gap)
                        .as("a gap of 4 s, at twice its speed")
                        .isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(700));
            }
            assertThat(platform.clients()).contains("100.64.0.1", "100.64.0.2", "100.64.0.3");
        }
    }

    @ConcurrentTest
    void otpJourneysOnlyLogIn() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            InjectorReport report = runs.run(platform, "simulations.OtpSimulation", 30, reports);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath())
                    .containsOnlyKeys("otp-request", "otp-resend", "otp-wrong-code", "otp-verify", "otp-replay");
        }
    }

    @ConcurrentTest
    void inARushEverybodyWhoWaitedBooksTheSlotThatOpens() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            InjectorReport report = runs.run(platform, "simulations.RushSimulation", 20, reports);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath()).containsKeys("zones", "availability", "book", "read-back");
            // 5 s of arrivals reach the openings after 2, 4 and 6 s; the stub's zones and slots are those of one day.
            assertThat(platform.bookings().stream()
                            .map(StubBookings.Booking::slot)
                            .collect(Collectors.toSet()))
                    .hasSizeBetween(3, 4);
        }
    }

    @ConcurrentTest
    void theSameSeedAndRunBringTheSamePeopleInTheSameNumber() throws Exception {
        try (StubPlatform once = new StubPlatform();
                StubPlatform again = new StubPlatform()) {
            runs.run(once, "simulations.OtpSimulation", 10, new CollectedReports());
            runs.run(again, "simulations.OtpSimulation", 10, new CollectedReports());
            assertThat(once.messagesSent()).hasSize(50).isEqualTo(again.messagesSent());
        }
    }

    @ConcurrentTest
    void anIntentIsOnDiskBeforeItsRequestArrivesAndItsAnswerAfterwards() throws Exception {
        List<String> unannounced = new CopyOnWriteArrayList<>();
        StubRules watching = new StubRules() {
            @Override
            public void writeArrived(StubPlatform.Arrival write) {
                if (runs.intents(OPERATIONS.get(write.path())).noneMatch(write.key()::equals)) {
                    unannounced.add(write.key());
                }
            }
        };
        try (StubPlatform platform = new StubPlatform(watching)) {
            runs.run(platform, "simulations.BookingSimulation", 10, new CollectedReports());
            assertThat(platform.writes()).isNotEmpty();
            assertThat(unannounced).isEmpty();
            assertThat(runs.acknowledged("book")).hasSameSizeAs(platform.bookings());
            for (StubBookings.Booking booking : platform.bookings()) {
                assertThat(runs.lastAcknowledged(booking.key()))
                        .as("what the ledger knows of %s", booking)
                        .isEqualTo(booking.state() + " " + booking.version() + " " + booking.id());
            }
        }
    }

    @ConcurrentTest
    void peopleCancelWhatTheyPaidForToo() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(platform, "simulations.BookingSimulation", 30, new CollectedReports());
            assertThat(platform.bookings().stream()
                            .map(booking -> booking.state() + " " + booking.version())
                            .collect(Collectors.toSet()))
                    .contains("booked 1", "paid 2", "cancelled 2", "cancelled 3");
        }
    }

    @ConcurrentTest
    void withoutAPaymentGatewayNobodyPays() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            runs.run(runs.specWithoutPayments(platform, "simulations.BookingSimulation", 10), reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath()).containsKey("book").doesNotContainKeys("pay-order", "pay-callback");
        }
    }

    @ConcurrentTest
    void aPlatformWithoutCentresIsAskedForNoZone() throws Exception {
        StubRules without = new StubRules() {
            @Override
            public boolean givesCentres() {
                return false;
            }
        };
        assertThat(pathsOn(without)).containsKey("book").doesNotContainKey("zone-check");
    }

    @ConcurrentTest
    void aZoneCheckThatFailsEndsNoJourney() throws Exception {
        StubRules broken = new StubRules() {
            @Override
            public boolean checksZones() {
                return false;
            }
        };
        Map<String, Long> paths = pathsOn(broken);
        assertThat(paths.get("zone-check")).isPositive();
        assertThat(paths.get("book")).isEqualTo(paths.get("zones"));
    }

    @ConcurrentTest
    void whoCannotOrderAPaymentLeavesABookingBehindAndNoForgottenWrite() throws Exception {
        StubRules away = new StubRules() {
            @Override
            public boolean ordersPayments() {
                return false;
            }
        };
        Map<String, Long> paths = pathsOn(away);
        assertThat(paths.get("pay-order")).isPositive();
        assertThat(paths).doesNotContainKey("pay-callback");
        assertThat(runs.intents("pay")).isEmpty();
    }

    @ConcurrentTest
    void everyCustomerComesFromAnAddressOfTheirOwn() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(platform, "simulations.OtpSimulation", 10, new CollectedReports());
            assertThat(platform.clients())
                    .hasSize(50)
                    .allMatch(address -> address.matches("10(\\.\\d{1,3}){3}"), "10.x.y.z");
        }
    }

    @ConcurrentTest
    void aSurgeOfTheSameSimulationBringsOtherPeople() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            runs.run(platform, "simulations.OtpSimulation", 10, new CollectedReports());
            CollectedReports surge = new CollectedReports();
            runs.run(runs.surgeSpec(platform, "simulations.OtpSimulation", 10), surge);
            assertThat(platform.messagesSent()).hasSize(100);
            assertThat(platform.clients()).hasSize(100);
            assertThat(surge.outcomes())
                    .isNotEmpty()
                    .allMatch(outcome -> outcome.source().equals("surge:campaign"));
        }
    }

    @ConcurrentTest
    void aCertificateThatNobodyVouchesForIsTrusted() throws Exception {
        try (StubPlatform platform = new StubPlatform(StubRules.GOOD, Optional.of(SelfSigned.in(folder)))) {
            CollectedReports reports = new CollectedReports();
            runs.run(platform, "simulations.BookingSimulation", 10, reports);
            assertThat(platform.url()).hasScheme("https");
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath()).containsKeys("book", "pay-callback");
        }
    }

    /** The stub's certificate is vouched for by nobody; under the harness that is the end of it. */
    @ConcurrentTest
    void aGeneratorThatSpeaksOnlyWithThoseVouchedForTrustsNobodyElse() throws Exception {
        try (StubPlatform platform = new StubPlatform(StubRules.GOOD, Optional.of(SelfSigned.in(folder)))) {
            CollectedReports reports = new CollectedReports();
            Fitting wary = new Fitting(
                    Journeys.OF_BLINKLEAN,
                    Marks.OF_A_STAND_IN,
                    Optional.empty(),
                    Fitting.Peers.VOUCHED_FOR,
                    Optional.empty());
            runs.run(runs.fitted(platform, "simulations.OtpSimulation", 10, wary), reports);
            assertThat(reports.outcomes()).isNotEmpty().noneMatch(Outcome::good);
            assertThat(platform.messagesSent()).isEmpty();
        }
    }

    /** A system of another shape: its own paths, its own marks, and a header on each request. */
    @ConcurrentTest
    void whatPeopleLeaveCanBeToldFromOthersRecords() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            Fitting marked = new Fitting(
                    new Journeys(Map.of("zones", "/zones?of=all"), LocalDate.of(2026, 12, 1)),
                    new Marks("+9199", "ours-", Optional.of("X-Run")),
                    Optional.empty(),
                    Fitting.Peers.ANYBODY,
                    Optional.empty());
            CollectedReports reports = new CollectedReports();
            runs.run(runs.fitted(platform, "simulations.BookingSimulation", 10, marked), reports);
            assertThat(reports.failures()).isEmpty();
            assertThat(platform.messagesSent().keySet()).allMatch(phone -> phone.startsWith("+9199"));
            assertThat(platform.bookings())
                    .isNotEmpty()
                    .allMatch(booking -> booking.key().startsWith("ours-test-run-"));
        }
    }

    private Map<String, Long> pathsOn(StubRules rules) throws Exception {
        try (StubPlatform platform = new StubPlatform(rules)) {
            CollectedReports reports = new CollectedReports();
            runs.run(platform, "simulations.BookingSimulation", 10, reports);
            return reports.countByPath();
        }
    }
}
