package dev.faultline.drill;

import dev.faultline.timeline.DamagedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether the evidence of a drill is as the drill left it.
 *
 * @param files how many files its manifest names
 * @param runs how many runs it had
 * @param drills how many drills its chain has, this one included
 * @param head the hash of its manifest now
 * @param faults what is not as it was, a line each; empty where all is
 */
public record EvidenceCheck(int files, int runs, int drills, String head, List<String> faults) {
    /** Copies the list, so that the record cannot change. */
    public EvidenceCheck {
        faults = List.copyOf(faults);
    }

    /** Whether a folder is that of a drill. */
    public static boolean isDrill(DrillFiles files) {
        return Files.exists(files.manifest()) || Files.exists(files.record()) || Files.exists(files.head());
    }

    /**
     * Looks at every file of the drill and of its runs, and at the manifests of the drills before and after.
     *
     * @param head the hash that was kept elsewhere; without it, who can write here could have sealed it all anew
     * @throws IOException when a file that is there cannot be read
     */
    public static EvidenceCheck of(DrillFiles files, Optional<String> head) throws IOException {
        if (!Files.exists(files.manifest())) {
            return new EvidenceCheck(
                    0, 0, 0, "", List.of(files.manifest().getFileName() + " (missing): nothing says what was left"));
        }
        List<String> faults = new ArrayList<>();
        String now = EvidenceHashes.head(files);
        if (!Files.exists(files.head())) {
            faults.add(files.head().getFileName() + " (missing)");
        } else if (!new String(Files.readAllBytes(files.head()), StandardCharsets.ISO_8859_1)
                .equals(now + "  " + files.manifest().getFileName() + "\n")) {
            faults.add(files.manifest().getFileName() + " or " + files.head().getFileName()
                    + " (changed): the one is not the hash of the other");
        }
        head.filter(kept -> !kept.equalsIgnoreCase(now))
                .ifPresent(kept ->
                        faults.add("the manifest's hash is " + now + ", and the head that was kept is " + kept));
        try {
            DrillManifest manifest = DrillManifest.read(files);
            files(manifest, EvidenceHashes.of(files, manifest.runs()), faults);
            faults.addAll(DrillChain.faults(files, manifest));
            int length = faults.isEmpty() ? DrillChain.length(files, manifest) : 0;
            return new EvidenceCheck(manifest.files().size(), manifest.runs().size(), length, now, faults);
        } catch (DamagedFile e) {
            faults.add(e.getMessage());
            return new EvidenceCheck(0, 0, 0, now, faults);
        }
    }

    private static void files(DrillManifest manifest, Map<String, String> now, List<String> faults) {
        TreeSet<String> all = new TreeSet<>(manifest.files().keySet());
        all.addAll(now.keySet());
        for (String file : all) {
            String was = manifest.files().get(file);
            String is = now.get(file);
            if (was == null) {
                faults.add(file + " (added)");
            } else if (is == null) {
                faults.add(file + " (missing)");
            } else if (!was.equals(is)) {
                faults.add(file + " (changed)");
            }
        }
    }
}
