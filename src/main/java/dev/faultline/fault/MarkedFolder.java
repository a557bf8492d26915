package dev.faultline.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder that the harness made, says so in a file within it, and may therefore delete. */
public final class MarkedFolder {
    /** The name of the file that says so. */
    public static final String MARKER = ".made-by-faultline";

    private static final String WORDS = "Faultline made this folder for a run and deletes it when the run is over.\n";

    private MarkedFolder() {}

    /**
     * Makes {@code folder} and marks it. The folder must not exist, or be empty, or bear the mark already.
     *
     * @throws IOException when it holds something else, or cannot be made
     */
    public static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isMarked(folder)) {
            return;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new IOException("expected a new or empty folder, found one with content: " + folder
                        + "; name another one, or empty it yourself");
            }
        }
        Files.writeString(folder.resolve(MARKER), WORDS, StandardCharsets.UTF_8);
    }

    /**
     * Deletes a marked folder with all that is in it, following no links; one that is gone already is fine.
     *
     * @throws IOException when it bears no mark (then nothing in it is touched), or cannot be deleted
     */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isMarked(folder)) {
            throw new IOException("refused to delete " + folder + ": it holds no file " + MARKER
                    + ", so the harness did not make it; delete it yourself if it is not needed");
        }
        Files.walkFileTree(folder, new Deletion(folder.resolve(MARKER)));
        // The mark goes last, so that a deletion that was cut short can be taken up again.
        Files.deleteIfExists(folder.resolve(MARKER));
        Files.deleteIfExists(folder);
    }

    private static boolean isMarked(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes everything under a folder but the mark and the folder itself. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        private final Path marker;

        Deletion(Path marker) {
            this.marker = marker;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!file.equals(marker)) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // somebody else deleted it meanwhile
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            if (!folder.equals(marker.getParent())) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
