package dev.faultline.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a drill on their way to where they are kept. What fails there is no failure of a run and ends no drill: it is
 * remembered for the drill's end. For one thread.
 */
final class RunsKept {
    private final Keeping keeping;
    private final List<Path> missing = new ArrayList<>();

    RunsKept(Keeping keeping) {
        this.keeping = keeping;
    }

    /** Keeps what a run left in its folder, or remembers that it could not be. */
    void keep(Path folder) throws InterruptedException {
        if (keeping.keep(folder) != ExitStatus.PASS) {
            missing.add(folder);
        }
    }

    /** What it means for how the command ends; says which are not kept. */
    ExitStatus over(PrintStream err) {
        if (missing.isEmpty()) {
            return ExitStatus.PASS;
        }
        err.println("faultline: the drill went on, and of its runs " + missing.size()
                + " could not be kept; what they left is in:");
        missing.forEach(folder -> err.println("  " + folder));
        return ExitStatus.HARNESS_FAILED;
    }
}
