package dev.faultline.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A folder that what runs leave is kept in, such as one that several machines share. What is kept appears there by one
 * rename, which the file system does wholly or not at all; a name that is taken is left as it is.
 */
public final class FolderHistory implements HistoryPlace {
    private static final String DRAFT = ".draft";

    private final Path place;

    /** In that folder, which is made when something is first kept. */
    public FolderHistory(Path place) {
        this.place = place.toAbsolutePath().normalize();
    }

    @Override
    public void require() throws IOException {
        try {
            Files.createDirectories(place);
            Files.delete(Files.createDirectory(draft("trial")));
        } catch (IOException e) {
            throw new IOException(place + " is no folder that could be written to (" + e + ")", e);
        }
    }

    @Override
    public String keep(Evidence evidence) throws IOException {
        Files.createDirectories(place);
        Path kept = place.resolve(evidence.name());
        if (Files.exists(kept)) {
            return kept.toString(); // the name has its manifest's hash: it is the same
        }
        Path draft = Files.createDirectory(draft(evidence.name()));
        try {
            for (Path file : evidence.files()) {
                Files.copy(file, draft.resolve(file.getFileName()));
            }
            Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(kept)) {
                throw new IOException(
                        "nothing of " + evidence.name() + " could be kept in " + place + " (" + e + ")", e);
            }
            // Another process was faster with the same.
        } finally {
            discard(draft);
        }
        return kept.toString();
    }

    /** Hidden, so that nobody takes it for something that is kept; of this process alone. */
    private Path draft(String name) {
        return place.resolve("." + name + "." + UUID.randomUUID() + DRAFT);
    }

    private static void discard(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(draft)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
        }
    }

    @Override
    public Path folder() throws IOException {
        if (!Files.isDirectory(place)) {
            throw new IOException("there is no folder " + place + ": nothing was kept there yet");
        }
        return place;
    }

    @Override
    public String publish() {
        return HistoryPage.in(place).toString();
    }

    @Override
    public void close() {}
}
