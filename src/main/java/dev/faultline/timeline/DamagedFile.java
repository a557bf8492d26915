package dev.faultline.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A file of a run holds something else than what the run wrote into it: it was cut off, or changed since. The message
 * names the file, the place, what was expected and what was found. A file that cannot be read at all is another {@link
 * IOException}: what it holds may be whole.
 */
public final class DamagedFile extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String problem;

    /**
     * A damaged file.
     *
     * @param place where in it, as it follows the file's name: {@code :12} for line 12, {@code :12:7} with a column;
     *     empty when it is the file as a whole
     * @param problem what was expected there, and what was found
     * @param cause what reading it came upon
     */
    DamagedFile(Path file, String place, String problem, IOException cause) {
        super(file + place + ": " + problem, cause);
        this.file = file.toString();
        this.problem = place + ": " + problem;
    }

    /** The message, with the file named as it is seen from {@code folder}, which holds it. */
    public String messageIn(Path folder) {
        return folder.relativize(Path.of(file)) + problem;
    }
}
