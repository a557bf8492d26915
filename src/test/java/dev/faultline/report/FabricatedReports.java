package dev.faultline.report;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the fabricated runs' reports into a folder, for looking at them while changing the page. */
final class FabricatedReports {
    private FabricatedReports() {}

    /** Takes the folder to write into; it must not hold these runs yet. */
    public static void main(String[] arguments) throws IOException {
        Path reports = Path.of(arguments[0]);
        FabricatedRun.passing(reports).report();
        FabricatedRun.failing(reports).knownBad("controller-asleep").report();
        FabricatedRun.surging(reports).report();
        HistoryPage.write(reports);
    }
}
