package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The histogram logs hold every request, apart by source, name and phase, and any HdrHistogram reader adds them up. */
class HistogramLogsTest {
    private static final Instant START = Instant.parse("2026-03-03T10:00:00Z");
    private static final Course COURSE = new Course(
            START,
            START.plusSeconds(60),
            List.of(
                    new Course.PhaseSpan(Phase.BASELINE, START, START.plusSeconds(30)),
                    new Course.PhaseSpan(Phase.FAULT, START.plusSeconds(30), START.plusSeconds(60))),
            List.of());

    @TempDir
    Path folder;

    @Test
    void requestsAreKeptApartBySourceNamePhaseAndWhetherTheyFailed() throws IOException {
        write(
                request("load:Booking", "book", 1, 5, FailureKind.NONE),
                request("load:Booking", "book", 31, 900, FailureKind.NONE),
                request("load:Booking", "book", 31, 2_000, FailureKind.TIMEOUT),
                request("probe:book", "book", 1, 4, FailureKind.NONE));

        assertThat(read("load-Booking.hlog")).containsOnlyKeys("book.baseline", "book.fault", "book.fault.failed");
        assertThat(read("probe-book.hlog")).containsOnlyKeys("book.baseline");
    }

    @Test
    void aPercentileOverAllIntervalsIsThatOfAllRequests() throws IOException {
        Outcome[] requests = new Outcome[1_000];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = request("load:Booking", "book", i % 30, i + 1, FailureKind.NONE);
        }

        write(requests);

        Histogram all = read("load-Booking.hlog").get("book.baseline");
        assertThat(all.getTotalCount()).isEqualTo(1_000);
        assertThat(all.getValueAtPercentile(95)).isBetween(949_000L, 951_000L);
    }

    @Test
    void aRequestThatEndedLongAfterItsSecondIsNotLost() throws IOException {
        write(
                request("load:Booking", "book", 1, 5, FailureKind.NONE),
                request("load:Booking", "book", 50, 5, FailureKind.NONE),
                request("load:Booking", "book", 1, 49_500, FailureKind.NONE));

        assertThat(read("load-Booking.hlog").get("book.baseline").getTotalCount())
                .isEqualTo(2);
    }

    @Test
    void writingAgainLeavesNoLogOfASourceThatIsNoMore() throws IOException {
        write(request("probe:gone", "book", 1, 5, FailureKind.NONE));
        write(request("probe:book", "book", 1, 5, FailureKind.NONE));

        assertThat(folder.resolve("probe-gone.hlog")).doesNotExist();
    }

    private void write(Outcome... requests) throws IOException {
        try (HistogramLogs logs = HistogramLogs.startedIn(folder, COURSE)) {
            List.of(requests).forEach(logs);
        }
    }

    private static Outcome request(String source, String path, int second, int millis, FailureKind failure) {
        Instant sent = START.plusSeconds(second).plusMillis(100);
        return new Outcome(source, path, sent, sent.plusMillis(millis), failure, 200, "");
    }

    private Map<String, Histogram> read(String name) throws FileNotFoundException {
        Map<String, Histogram> byTag = new TreeMap<>();
        try (HistogramLogReader log =
                new HistogramLogReader(folder.resolve(name).toFile())) {
            for (EncodableHistogram interval = log.nextIntervalHistogram();
                    interval != null;
                    interval = log.nextIntervalHistogram()) {
                byTag.computeIfAbsent(interval.getTag(), tag -> new Histogram(3))
                        .add((Histogram) interval);
            }
        }
        return byTag;
    }
}
