package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * One source's response times in intervals of a second, by the instant of sending. An interval is tagged
 * {@code <request name>.<phase>}, or {@code <request name>.<phase>.failed} for requests that failed, so that the
 * percentiles an SLO is about (those of good requests) are read without the time-outs. Values are microseconds; the
 * column {@code Interval_Max} is milliseconds, as is usual.
 */
final class HistogramLog implements Closeable {
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;
    /** Requests are recorded as they end; one that took longer than this opens its second again, which readers add up. */
    private static final long OPEN_SECONDS = 15;

    private final Course course;
    private final PrintStream out;
    private final Path file;
    private final HistogramLogWriter log;
    private final TreeMap<Long, Map<String, Histogram>> open = new TreeMap<>();

    HistogramLog(Path file, String source, Course course) throws IOException {
        this.file = file;
        this.course = course;
        OutputStream bytes = Files.newOutputStream(file);
        this.out = new PrintStream(new BufferedOutputStream(bytes), false, StandardCharsets.UTF_8);
        this.log = new HistogramLogWriter(out);
        long startMillis = course.start().toEpochMilli();
        log.outputComment("[Response times of " + source + " in microseconds; Interval_Max in milliseconds]");
        log.outputLogFormatVersion();
        log.outputBaseTime(startMillis);
        log.setBaseTime(startMillis);
        log.outputStartTime(startMillis);
        log.outputLegend();
    }

    void accept(Outcome outcome) {
        long second = Math.floorDiv(course.offset(outcome.start()).toNanos(), TimeUnit.SECONDS.toNanos(1));
        open.computeIfAbsent(second, s -> new TreeMap<>())
                .computeIfAbsent(tag(outcome), tag -> tagged(tag))
                .recordValue(Latency.micros(outcome));
        while (open.lastKey() - open.firstKey() > OPEN_SECONDS) {
            writeFirst();
        }
    }

    private String tag(Outcome outcome) {
        String phase = course.phaseAt(outcome.start()).label();
        String name = outcome.path().replaceAll("[\\s,.]+", "-");
        return name + "." + phase + (outcome.good() ? "" : ".failed");
    }

    private static Histogram tagged(String tag) {
        Histogram histogram = new Histogram(DIGITS);
        histogram.setTag(tag);
        return histogram;
    }

    private void writeFirst() {
        Map.Entry<Long, Map<String, Histogram>> first = open.pollFirstEntry();
        for (EncodableHistogram interval : first.getValue().values()) {
            double second = first.getKey();
            log.outputIntervalHistogram(second, second + 1, interval, MICROS_PER_MILLI);
        }
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            writeFirst();
        }
        log.close();
        if (out.checkError()) {
            throw new IOException("cannot write to " + file + ": is the disk full?");
        }
    }
}
