package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded log is read for what it says, and what cannot be sent again is counted and named. */
class AccessLogTest {
    private static final String AGENT = " 200 512 \"-\" \"Mozilla/5.0\"";

    @TempDir
    Path folder;

    @Test
    void requestsAreReadWithTheirNamesAndTheirClients() throws IOException {
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1"),
                line("19:30:01", "HEAD /availability?zone=andheri&date=2026-12-01 HTTP/2.0"));

        assertThat(log.requests())
                .containsExactly(
                        new AccessLog.Request(Duration.ZERO, Optional.of("100.64.0.7"), "GET", "zones", "/zones", 200),
                        new AccessLog.Request(
                                Duration.ofSeconds(1),
                                Optional.of("100.64.0.7"),
                                "HEAD",
                                "availability",
                                "/availability?zone=andheri&date=2026-12-01",
                                200));
        assertThat(log.unusable()).isZero();
        assertThat(log.writes()).isZero();
    }

    @Test
    void theGapsOfTheLogAreKeptAndTheRequestsOfASecondAreSpreadInIt() throws IOException {
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1"),
                line("19:30:00", "GET /zones HTTP/1.1"),
                line("19:30:07", "GET /zones HTTP/1.1"),
                line("19:31:00", "GET /zones HTTP/1.1"));

        assertThat(millis(log.due(1))).containsExactly(0L, 500L, 7_000L, 60_000L);
        assertThat(log.length()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void aMultipleShortensEveryGapAlike() throws IOException {
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1"),
                line("19:30:03", "GET /zones HTTP/1.1"),
                line("19:30:09", "GET /zones HTTP/1.1"));

        assertThat(millis(log.due(2))).containsExactly(0L, 1_500L, 4_500L);
        assertThat(log.lasts(2)).isEqualTo(Duration.ofSeconds(5));
        assertThat(millis(log.due(0.5))).containsExactly(0L, 6_000L, 18_000L);
    }

    @Test
    void aTimeIsThatOfItsZone() throws IOException {
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1"),
                line("19:30:00", "GET /zones HTTP/1.1").replace("19:30:00 +0530", "14:00:02 +0000"));

        assertThat(millis(log.due(1))).containsExactly(0L, 2_000L);
    }

    @Test
    void linesThatWereWrittenLateAreSentWhenTheyCame() throws IOException {
        AccessLog log = read(
                line("19:30:02", "GET /zones HTTP/1.1"),
                line("19:30:00", "GET /availability HTTP/1.1"),
                line("19:30:01", "GET /zones HTTP/1.1"));

        assertThat(log.requests())
                .extracting(AccessLog.Request::name)
                .containsExactly("availability", "zones", "zones");
        assertThat(log.due(1)).isSorted();
    }

    @Test
    void whatChangesSomethingIsNotSentAgain() throws IOException {
        AccessLog log = read(
                line("19:30:00", "POST /bookings HTTP/1.1"),
                line("19:30:01", "GET /zones HTTP/1.1"),
                line("19:30:02", "DELETE /zones HTTP/1.1"));

        assertThat(log.requests()).hasSize(1);
        assertThat(log.writes()).isEqualTo(2);
        assertThat(log.unusable()).isZero();
    }

    @Test
    void aLineThatIsNoneIsNamedByItsNumber() throws IOException {
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1"),
                "",
                "something else altogether",
                line("19:30:61", "GET /zones HTTP/1.1"),
                line("19:30:00", "\\x16\\x03\\x01"));

        assertThat(log.unusable()).isEqualTo(3);
        assertThat(log.examples())
                .extracting(AccessLog.Unusable::toString)
                .containsExactly(
                        "line 3: it is not in the combined log format",
                        "line 4: its time is none: expected such as 21/Nov/2026:19:30:00 +0530",
                        "line 5: its request is none: an HTTP method, a path and a version were expected");
    }

    @Test
    void aPathThatIsNotTheSystemsIsRefusedWithThoseThatAre() throws IOException {
        AccessLog log =
                read(line("19:30:00", "GET /zones HTTP/1.1"), line("19:30:00", "GET /wp-login.php?a=b HTTP/1.1"));

        assertThat(log.examples().get(0).toString())
                .startsWith("line 2: `/wp-login.php` is no path of the system that can be asked for by itself; known: ")
                .contains("/availability, ", "/zones")
                .doesNotContain("{id}");
    }

    @Test
    void aRecordThatWasThereThenIsNotAskedForNow() throws IOException {
        AccessLog log = read(line("19:30:00", "GET /zones HTTP/1.1"), line("19:30:00", "GET /bookings/17 HTTP/1.1"));

        assertThat(log.examples().get(0).why()).contains("`/bookings/17` is no path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://elsewhere.example/zones HTTP/1.1",
                "GET //elsewhere.example/zones HTTP/1.1",
                "GET /zones/../internal/bookings HTTP/1.1",
                "GET /zones?a=#{phone} HTTP/1.1",
                "GET /zones\" HTTP/1.1",
                "GET * HTTP/1.1",
                "GET /zones",
                "get /zones HTTP/1.1"
            })
    void nothingIsSentThatWasNotAskedOfTheSystemInPlainWords(String request) throws IOException {
        AccessLog log = read(line("19:30:00", "GET /zones HTTP/1.1"), line("19:30:01", request));

        assertThat(log.requests()).hasSize(1);
        assertThat(log.unusable()).isEqualTo(1);
    }

    @Test
    void aClientThatTheLogHasByNameHasNoAddress() throws IOException {
        AccessLog log = read(line("19:30:00", "GET /zones HTTP/1.1").replace("100.64.0.7", "host.example"));

        assertThat(log.requests().get(0).address()).isEmpty();
    }

    @Test
    void aVeryLongLineIsReadLikeAnother() throws IOException {
        String agent = "x\\\"".repeat(100_000);
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1").replace("Mozilla/5.0", agent),
                line("19:30:00", "GET /zones HTTP/1.1").replace("Mozilla/5.0\"", agent));

        assertThat(log.requests()).hasSize(1);
        assertThat(log.unusable()).isEqualTo(1);
    }

    @Test
    void aLogOfWritesAloneIsNone() throws IOException {
        assertThatThrownBy(() -> read(line("19:30:00", "POST /bookings HTTP/1.1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no request that can be sent, in 1 lines");
    }

    @Test
    void aLogThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> AccessLog.read(folder.resolve("none.log"), Journeys.OF_BLINKLEAN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.log");
    }

    @Test
    void theShippedLogIsWhatItsRecipeMakes() throws IOException {
        Path shipped = Path.of("scenarios", "blinklean", "logs", "evening.log");

        assertThat(Files.readAllLines(shipped)).isEqualTo(new RecordedEvening().lines());
        AccessLog log = AccessLog.read(shipped, Journeys.OF_BLINKLEAN);
        assertThat(log.length()).isEqualTo(Duration.ofSeconds(48));
        assertThat(log.unusable()).isEqualTo(3);
    }

    @Test
    void theRatesOfARecordingBringItsRequests() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            for (int i = 0; i <= second % 7; i++) {
                lines.add(line(String.format("19:30:%02d", second), "GET /zones HTTP/1.1"));
            }
        }
        AccessLog log = read(lines.toArray(String[]::new));

        Recording twice = Recording.of("x.log", log, 2);

        assertThat(twice.rates()).hasSize(50);
        assertThat(twice.rates().stream().mapToDouble(rate -> rate * 0.5).sum())
                .isEqualTo(log.requests().size());
        assertThat(twice.busiest()).isEqualTo(14);
    }

    @Test
    void aRecordingOfDecadesHasItsRequestsWhereTheyBelong() throws IOException {
        AccessLog log = read(
                line("19:30:00", "GET /zones HTTP/1.1").replace("2026", "1970"),
                line("19:30:00", "GET /zones HTTP/1.1").replace("2026", "1998"),
                line("19:30:00", "GET /zones HTTP/1.1"));

        assertThat(Recording.of("x.log", log, 1).rates())
                .hasSize(Recording.MOST_PIECES)
                .satisfies(rates -> {
                    assertThat(rates.get(0)).isPositive();
                    assertThat(rates.get(Recording.MOST_PIECES / 2 - 1)).isPositive();
                    assertThat(rates.get(Recording.MOST_PIECES - 1)).isPositive();
                });
    }

    @Test
    void aLogTellsWhenItsFirstAndItsLastRequestCame() throws IOException {
        AccessLog log = read(
                line("19:31:07", "GET /zones HTTP/1.1"),
                line("19:30:00", "GET /zones HTTP/1.1"),
                line("19:29:00", "POST /bookings HTTP/1.1"));

        assertThat(log.began()).isEqualTo("2026-11-21T14:00:00Z");
        assertThat(log.ended()).isEqualTo("2026-11-21T14:01:07Z");
    }

    private AccessLog read(String... lines) throws IOException {
        Path file = folder.resolve("access.log");
        Files.write(file, List.of(lines), StandardCharsets.ISO_8859_1);
        return AccessLog.read(file, Journeys.OF_BLINKLEAN);
    }

    private static String line(String time, String request) {
        return "100.64.0.7 - - [21/Nov/2026:" + time + " +0530] \"" + request + "\"" + AGENT;
    }

    private static List<Long> millis(List<Duration> due) {
        return due.stream().map(Duration::toMillis).toList();
    }
}
