package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks whether there is room for the platform before anything is started. */
final class Disk {
    private static final long MEGABYTE = 1L << 20;
    private static final long NEEDED = 400 * MEGABYTE;

    private Disk() {}

    /** Throws {@link StartFailure} when the disk of {@code folder}, or of where it will be made, is too full. */
    static void requireRoom(Path folder) throws IOException, StartFailure {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < NEEDED) {
            throw new StartFailure(
                    "disk",
                    "the platform needs " + NEEDED / MEGABYTE + " MB in " + folder + ", and " + free / MEGABYTE
                            + " MB are free there; free some, or give it another folder",
                    List.of());
        }
    }
}
