package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.LedgerEntry.Answered;
import dev.faultline.timeline.LedgerEntry.Intent;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journeys, end to end, against a platform that always answers well. */
class SimulationsIT {
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

    @Test
    void theSameSeedAndRunBringTheSamePeopleInTheSameNumber() throws Exception {
        try (StubPlatform once = new StubPlatform();
                StubPlatform again = new StubPlatform()) {
            run(once, "simulations.OtpSimulation", 10, new CollectedReports());
            run(again, "simulations.OtpSimulation", 10, new CollectedReports());
            assertThat(once.messagesSent()).hasSize(50).isEqualTo(again.messagesSent());
        }
    }

    @Test
    void anIntentIsOnDiskBeforeItsRequestArrivesAndItsAnswerAfterwards() throws Exception {
        List<String> unannounced = new CopyOnWriteArrayList<>();
        Path ledger = folder.resolve("ledger.jsonl");
        try (StubPlatform platform = new StubPlatform(write -> {
            if (entries(ledger)
                    .noneMatch(entry -> entry instanceof Intent && entry.write().equals(write.key()))) {
                unannounced.add(write.key());
            }
        })) {
            run(platform, "simulations.BookingSimulation", 10, new CollectedReports());
            assertThat(platform.writes()).isNotEmpty();
            assertThat(unannounced).isEmpty();
            assertThat(acknowledged(ledger, "book"))
                    .containsExactlyInAnyOrderElementsOf(platform.bookings().stream()
                            .map(StubPlatform.Booking::key)
                            .toList());
            assertThat(acknowledged(ledger, "cancel")).hasSize((int) platform.bookings().stream()
                    .filter(booking -> booking.state().equals("cancelled"))
                    .count());
        }
    }

    /** The records whose writes of this operation were acknowledged with an id and a version. */
    private static List<String> acknowledged(Path ledger, String operation) {
        Map<String, Answered> answers = entries(ledger)
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .collect(Collectors.toMap(Answered::write, answer -> answer));
        return entries(ledger)
                .filter(Intent.class::isInstance)
                .map(Intent.class::cast)
                .filter(intent -> intent.operation().equals(operation))
                .filter(intent -> answers.get(intent.write()).answer() == WriteAnswer.ACKNOWLEDGED)
                .peek(intent -> assertThat(answers.get(intent.write()).id()).isNotEmpty())
                .peek(intent ->
                        assertThat(answers.get(intent.write()).version()).isEqualTo(operation.equals("book") ? 1 : 2))
                .map(Intent::record)
                .toList();
    }

    private static Stream<LedgerEntry> entries(Path ledger) {
        try (Stream<LedgerEntry> lines = JsonLines.read(ledger, LedgerEntry.class)) {
            return lines.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
