package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a folder of runs, read from their verdicts and manifests.
 *
 * @param honest the verdicts of each run whose platform was not broken on purpose, newest first
 * @param unreadable runs whose verdicts or manifest cannot be read, in words
 */
record PastRuns(List<VerdictDocument> honest, List<String> unreadable) {
    PastRuns {
        honest = honest.stream()
                .sorted(Comparator.comparing(VerdictDocument::started).reversed())
                .toList();
        unreadable = unreadable.stream().sorted().toList();
    }

    /** Reads the folder that holds one folder for each run; what is no run is passed over. */
    static PastRuns in(Path reports) throws IOException {
        List<VerdictDocument> honest = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(reports, Files::isDirectory)) {
            for (Path folder : folders) {
                try {
                    honest(new RunFiles(folder)).ifPresent(honest::add);
                } catch (IOException e) {
                    unreadable.add(folder.getFileName() + ": its verdicts or its manifest cannot be read");
                }
            }
        }
        return new PastRuns(honest, unreadable);
    }

    /** A run without a manifest was killed before it could say what it ran on, so nothing is concluded from it. */
    private static Optional<VerdictDocument> honest(RunFiles run) throws IOException {
        if (!Files.exists(run.verdicts())) {
            return Optional.empty();
        }
        Optional<Manifest> manifest =
                Manifest.read(run).filter(made -> made.knownBad().isEmpty());
        return manifest.isPresent() ? Optional.of(VerdictDocument.read(run.verdicts())) : Optional.empty();
    }

    /** The newest run of a scenario, on a stand-in or on the user's own system. */
    Optional<VerdictDocument> newest(String system, String scenario, Ground ground) {
        return honest.stream()
                .filter(run -> run.system().equals(system) && run.scenario().equals(scenario))
                .filter(run -> ground == Ground.of(run.backend()))
                .findFirst();
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
