package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The response times of a run as HdrHistogram logs, one file for each source of requests. Any HdrHistogram tool reads
 * them, and adding intervals gives the exact percentiles of any stretch, which averaging percentiles never does.
 */
final class HistogramLogs implements Consumer<Outcome>, Closeable {
    private final Path folder;
    private final Course course;
    private final Map<String, HistogramLog> logs = new LinkedHashMap<>();

    private HistogramLogs(Path folder, Course course) {
        this.folder = folder;
        this.course = course;
    }

    /** Empties the folder of earlier logs and starts anew. */
    static HistogramLogs startedIn(Path folder, Course course) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, "*.hlog")) {
            for (Path log : earlier) {
                Files.delete(log);
            }
        }
        return new HistogramLogs(folder, course);
    }

    @Override
    public void accept(Outcome outcome) {
        logs.computeIfAbsent(outcome.source(), this::open).accept(outcome);
    }

    private HistogramLog open(String source) {
        Path file = folder.resolve(source.replaceAll("[^A-Za-z0-9]+", "-") + ".hlog");
        try {
            return new HistogramLog(file, source, course);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        for (HistogramLog log : logs.values()) {
            log.close();
        }
    }
}
