package dev.faultline.drill;

import dev.faultline.timeline.DamagedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The drills of one folder of reports as a chain: each manifest holds the hash of the one before. Their order is that of their
 * names, which begin with when they were asked for.
 */
final class DrillChain {
    private DrillChain() {}

    /** The drill that this one goes on from; empty for the first. */
    static Optional<DrillManifest.Link> newestBefore(DrillFiles files) throws IOException {
        String own = files.folder().getFileName().toString();
        Optional<DrillFiles> newest = drills(files).stream()
                .filter(other -> name(other).compareTo(own) < 0)
                .reduce((one, later) -> later);
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(new DrillManifest.Link(name(newest.get()), EvidenceHashes.head(newest.get())));
    }

    /** What is wrong with the links from this manifest back to the first, and with those that lead to it. */
    static List<String> faults(DrillFiles files, DrillManifest manifest) throws IOException {
        List<String> faults = new ArrayList<>();
        backwards(files, manifest, faults);
        String own = name(files);
        for (DrillFiles later : drills(files)) {
            linkOf(later)
                    .filter(link -> link.drillId().equals(own))
                    .ifPresent(link -> compare(files, link, name(later), faults));
        }
        return faults;
    }

    /** How many drills the chain has from the first to this one, as far as it can be followed. */
    static int length(DrillFiles files, DrillManifest manifest) throws IOException {
        int length = 1;
        Optional<DrillManifest.Link> link = manifest.previous();
        while (link.isPresent()) {
            DrillFiles before = sibling(files, link.get().drillId());
            link = Files.exists(before.manifest()) ? linkOf(before) : Optional.empty();
            length++;
        }
        return length;
    }

    private static void backwards(DrillFiles files, DrillManifest manifest, List<String> faults) throws IOException {
        String from = name(files);
        Optional<DrillManifest.Link> link = manifest.previous();
        // A link leads to an earlier name: so this comes to an end, whatever the files say.
        while (link.isPresent()) {
            String before = link.get().drillId();
            if (before.compareTo(from) >= 0) {
                faults.add("the chain is broken: " + from + " goes on from " + before + ", which is not before it");
                return;
            }
            DrillFiles there = sibling(files, before);
            if (!Files.exists(there.manifest())) {
                faults.add("the chain is broken: " + from + " goes on from " + before + ", whose "
                        + there.manifest().getFileName() + " is not here");
                return;
            }
            compare(there, link.get(), from, faults);
            from = before;
            link = linkOf(there);
        }
    }

    private static void compare(DrillFiles files, DrillManifest.Link link, String by, List<String> faults) {
        try {
            if (!EvidenceHashes.head(files).equals(link.sha256())) {
                faults.add("the chain is broken: the manifest of " + link.drillId() + " is not the one that " + by
                        + " goes on from");
            }
        } catch (IOException e) {
            faults.add("the chain is broken: the manifest of " + link.drillId() + " cannot be read: " + e.getMessage());
        }
    }

    /** One that is damaged does not tell; that it is damaged shows in its hash. */
    private static Optional<DrillManifest.Link> linkOf(DrillFiles files) throws IOException {
        try {
            return DrillManifest.read(files).previous();
        } catch (DamagedFile e) {
            return Optional.empty();
        }
    }

    private static List<DrillFiles> drills(DrillFiles beside) throws IOException {
        List<DrillFiles> drills = new ArrayList<>();
        Path reports = beside.folder().toAbsolutePath().getParent();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(reports, Files::isDirectory)) {
            for (Path folder : folders) {
                DrillFiles files = new DrillFiles(folder);
                if (Files.exists(files.manifest())) {
                    drills.add(files);
                }
            }
        }
        drills.sort((one, other) -> name(one).compareTo(name(other)));
        return drills;
    }

    private static DrillFiles sibling(DrillFiles files, String name) {
        return new DrillFiles(files.folder().resolveSibling(name));
    }

    private static String name(DrillFiles files) {
        return files.folder().getFileName().toString();
    }
}
