package dev.faultline.drill;

import dev.faultline.report.FileHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SHA-256 of every file of a drill and of its runs, hidden ones included. */
final class EvidenceHashes {
    private EvidenceHashes() {}

    /** Hashes what is there now, by path from the drill's folder; a run's folder that is gone has no files. */
    static Map<String, String> of(DrillFiles files, List<String> runs) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        add(files.folder(), "", hashes);
        hashes.remove(files.manifest().getFileName().toString());
        hashes.remove(files.head().getFileName().toString());
        for (String run : runs) {
            Path folder = files.folder().resolveSibling(run);
            if (Files.isDirectory(folder)) {
                add(folder, "../" + run + "/", hashes);
            }
        }
        return hashes;
    }

    /** The hash of the manifest itself. */
    static String head(DrillFiles files) throws IOException {
        return FileHashes.sha256(files.manifest());
    }

    private static void add(Path folder, String prefix, Map<String, String> hashes) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                hashes.put(prefix + name, FileHashes.sha256(file));
            }
        }
    }
}
