package dev.faultline.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's history as it stands in the run's folder.
 *
 * @param files the folder
 */
public record RecordedHistory(RunFiles files) implements RunHistory {
    @Override
    public List<Event> events() throws IOException {
        try (Stream<Event> lines = JsonLines.read(files.timeline(), Event.class)) {
            return lines.map(this::dated)
                    .sorted(Comparator.comparing(Event::at))
                    .toList();
        }
    }

    private Event dated(Event event) {
        if (event.at() == null) {
            String problem = "expected events with the instant at which they happened, found: " + event;
            throw new DamagedFile(files.timeline(), "", problem, new IOException("no instant"));
        }
        return event;
    }

    @Override
    public Stream<Outcome> outcomes() throws IOException {
        return Files.exists(files.outcomes()) ? OutcomeLog.read(files.outcomes()) : Stream.empty();
    }

    @Override
    public Stream<LedgerEntry> ledger() throws IOException {
        List<Path> ledgers = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(files.folder(), "ledger*.jsonl")) {
            found.forEach(ledgers::add);
        }
        Collections.sort(ledgers);
        return ledgers.stream().flatMap(RecordedHistory::linesOf);
    }

    private static Stream<LedgerEntry> linesOf(Path file) {
        try {
            return JsonLines.read(file, LedgerEntry.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public Optional<Stream<HeldRecord>> held() throws IOException {
        return Files.exists(files.held())
                ? Optional.of(JsonLines.read(files.held(), HeldRecord.class))
                : Optional.empty();
    }

    /** The run's own folder: where its records fitted, so will what is made of them. */
    @Override
    public Path scratch() {
        return files.folder();
    }
}
