package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of a run or of a drill: its figures, its pages and its manifest. The records that verdicts are made of, which
 * can be many gigabytes, stay where the run left them; the manifest has their hashes.
 *
 * @param name it is kept under this name: that of its folder, and the beginning of its manifest's hash, since two machines
 *     may have named two runs alike
 * @param files each of them; the manifest is the last, and what has none is not whole
 */
public record Evidence(String name, List<Path> files) {
    private static final String DRILL_MANIFEST = "drill-manifest.json";
    private static final int HASH_SHOWN = 8;

    /** Copies the list, so that the record cannot change. */
    public Evidence {
        files = List.copyOf(files);
    }

    /** Whether a file is a manifest, so that all else of what it belongs to is there where it is. */
    public static boolean isManifest(String file) {
        return file.equals(DRILL_MANIFEST)
                || file.equals(new RunFiles(Path.of("")).manifest().toString());
    }

    /**
     * That of a folder.
     *
     * @throws IOException when it has no manifest, as that of a run that was killed
     */
    public static Evidence of(Path folder) throws IOException {
        Path drill = folder.resolve(DRILL_MANIFEST);
        if (Files.exists(drill)) {
            return named(folder, drill, ofDrill(folder));
        }
        RunFiles run = new RunFiles(folder);
        if (!Files.exists(run.manifest())) {
            throw new IOException(folder + " has no " + run.manifest().getFileName() + ": it is not the folder of a run"
                    + " that came to its end, and nothing of it is kept");
        }
        return named(folder, run.manifest(), ofRun(run));
    }

    private static List<Path> ofRun(RunFiles run) {
        return Stream.of(run.verdicts(), CapacityReport.document(run), run.plan(), run.junit(), run.page())
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> ofDrill(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".")
                            && !isManifest(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static Evidence named(Path folder, Path manifest, List<Path> others) throws IOException {
        List<Path> files = new ArrayList<>(others);
        files.add(manifest);
        String hash = FileHashes.sha256(manifest);
        return new Evidence(folder.getFileName() + "-" + hash.substring(0, HASH_SHOWN), files);
    }
}
