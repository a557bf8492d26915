package dev.faultline.report;

import dev.faultline.timeline.DamagedFile;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of a folder of runs, read from their verdicts and manifests. A run whose files are damaged is left out, and
 * named.
 *
 * @param runs every run that has verdicts, newest first
 * @param capacities every measured capacity, newest first
 * @param leftOut the runs that cannot be read, each with its damaged file, what was expected there and what was found
 */
record PastRuns(List<PastRun> runs, List<PastCapacity> capacities, List<String> leftOut) {
    PastRuns {
        runs = newestFirst(runs);
        capacities = newestFirst(capacities);
        leftOut = leftOut.stream().sorted().toList();
    }

    private static <E extends HistoryEntry> List<E> newestFirst(List<E> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(HistoryEntry::started).reversed())
                .toList();
    }

    /** Reads the folder that holds one folder for each run; what is no run is passed over. */
    static PastRuns in(Path reports) throws IOException {
        List<PastRun> runs = new ArrayList<>();
        List<PastCapacity> capacities = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(reports, PastRuns::isOfARun)) {
            for (Path folder : folders) {
                try {
                    RunFiles files = new RunFiles(folder);
                    PastRun.read(files).ifPresent(runs::add);
                    PastCapacity.read(files).ifPresent(capacities::add);
                } catch (DamagedFile e) {
                    leftOut.add(e.messageIn(reports) + "; this run is left out");
                } catch (IOException e) {
                    leftOut.add(folder.getFileName() + ": its verdicts or its manifest cannot be read (" + e
                            + "); this run is left out");
                }
            }
        }
        return new PastRuns(runs, capacities, leftOut);
    }

    /** What is hidden is a draft of something that is being kept there. */
    private static boolean isOfARun(Path folder) {
        return Files.isDirectory(folder) && !folder.getFileName().toString().startsWith(".");
    }

    /** All of them, newest first. */
    List<HistoryEntry> entries() {
        return newestFirst(
                Stream.<HistoryEntry>concat(runs.stream(), capacities.stream()).toList());
    }

    /** Those that count, newest first. */
    List<HistoryEntry> counting() {
        return entries().stream().filter(HistoryEntry::counts).toList();
    }

    /** The newest run of a scenario that counts, on a stand-in or on the user's own system. */
    Optional<PastRun> newest(String system, String scenario, Ground ground) {
        return of(system, scenario)
                .filter(PastRun::counts)
                .filter(run -> ground == Ground.of(run.verdicts().backend()))
                .findFirst();
    }

    /** The newest run of a scenario, where it does not count although somebody may expect it to. */
    Optional<PastRun> newestInVain(String system, String scenario) {
        return of(system, scenario)
                .filter(run -> !run.brokenOnPurpose())
                .findFirst()
                .filter(run -> !run.counts());
    }

    private Stream<PastRun> of(String system, String scenario) {
        return runs.stream()
                .filter(run -> run.verdicts().system().equals(system)
                        && run.verdicts().scenario().equals(scenario));
    }

    /** What a run stood on, which decides what its verdicts are worth. */
    enum Ground {
        /** A stand-in on this machine: its verdicts rehearse a claim. */
        STAND_IN,
        /** The user's own system: its verdicts confirm a claim. */
        OWN_SYSTEM;

        static Ground of(String backend) {
            return ClaimStanding.isStandIn(backend) ? STAND_IN : OWN_SYSTEM;
        }
    }
}
