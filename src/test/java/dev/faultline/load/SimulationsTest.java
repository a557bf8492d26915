package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journeys, end to end, against a platform that always answers well. */
class SimulationsTest {
    @TempDir
    Path folder;

    @Test
    void bookingJourneysUseEveryCriticalPathAndAllIsGood() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            InjectorReport report = run(platform, "simulations.BookingSimulation", 30, reports);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath())
                    .containsOnlyKeys(
                            "otp-request",
                            "otp-resend",
                            "otp-wrong-code",
                            "otp-verify",
                            "zones",
                            "availability",
                            "book",
                            "read-back",
                            "cancel");
            assertThat((double) report.requests() / report.startedUsers()).isBetween(7.5, 10.0);
            assertThat(report.requests()).isEqualTo(reports.outcomes().size()).isEqualTo(platform.hits());
            System.err.println(
                    report + " " + reports.countByPath() + " " + reports.mostUsers() + " " + reports.mostRequests());
        }
    }

    @Test
    void otpJourneysOnlyLogIn() throws Exception {
        try (StubPlatform platform = new StubPlatform()) {
            CollectedReports reports = new CollectedReports();
            InjectorReport report = run(platform, "simulations.OtpSimulation", 30, reports);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.countByPath())
                    .containsOnlyKeys("otp-request", "otp-resend", "otp-wrong-code", "otp-verify");
        }
    }

    private InjectorReport run(
            StubPlatform platform, String simulation, double usersPerSecond, CollectedReports reports)
            throws Exception {
        InjectorSpec spec = Forks.spec(simulation, platform.url(), usersPerSecond, Duration.ofSeconds(5), folder);
        try (Injector injector = Injector.fork(Forks.java(), spec, folder.resolve("fork.log"), reports)) {
            injector.awaitReady(Forks.PATIENCE);
            injector.start(Forks.PATIENCE);
            return injector.awaitDone(Forks.PATIENCE);
        }
    }
}
