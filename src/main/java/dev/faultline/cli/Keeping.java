package dev.faultline.cli;

import dev.faultline.report.Evidence;
import dev.faultline.report.HistoryPlace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what runs leave, where a place for it was named, and says where it is.
 *
 * @param place the place; empty where none was named
 */
record Keeping(Optional<HistoryPlace> place, PrintStream out, PrintStream err) implements AutoCloseable {
    /**
     * Keeps what stands in a folder.
     *
     * @return PASS where it is kept, or nobody asked for it; else that the harness failed, which is said
     */
    ExitStatus keep(Path folder) throws InterruptedException {
        if (place.isEmpty()) {
            return ExitStatus.PASS;
        }
        try {
            out.println("Kept: " + place.get().keep(Evidence.of(folder)));
            out.flush();
            return ExitStatus.PASS;
        } catch (IOException e) {
            err.println("faultline: what the run left was not kept: " + e.getMessage() + "\nIt is in " + folder + ".");
            return ExitStatus.HARNESS_FAILED;
        }
    }

    @Override
    public void close() {
        place.ifPresent(HistoryPlace::close);
    }
}
