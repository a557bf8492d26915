package dev.faultline.cli;

import dev.faultline.drill.DrillFiles;
import dev.faultline.drill.EvidenceCheck;
import dev.faultline.report.AlteredFile;
import dev.faultline.report.FileHashes;
import dev.faultline.report.Manifest;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of a run or of a drill, looked at for what is not as it was left. Nothing is judged and nothing is written. */
final class VerifiedFolder {
    private final Path folder;
    private final PrintWriter out;

    VerifiedFolder(Path folder, PrintWriter out) {
        this.folder = folder.toAbsolutePath().normalize();
        this.out = out;
    }

    /** Whether it is that of a drill. */
    static boolean isDrill(Path folder) {
        return EvidenceCheck.isDrill(new DrillFiles(folder));
    }

    /** PASS where all is as it was left, else FAIL. {@code head} is the hash of a drill that was kept elsewhere. */
    ExitStatus verify(Optional<String> head) throws IOException, BadInput {
        if (isDrill(folder)) {
            return drill(head);
        }
        if (head.isPresent()) {
            throw new BadInput(
                    "--head is the head of a chain of drills, and " + folder + " is not the folder of a drill");
        }
        return run();
    }

    private ExitStatus drill(Optional<String> head) throws IOException {
        EvidenceCheck check = EvidenceCheck.of(new DrillFiles(folder), head);
        if (!check.faults().isEmpty()) {
            return altered(check.faults());
        }
        out.printf(
                "%d files of the drill and of its %d runs are as it left them; the manifests of its chain of %d drill(s)"
                        + " fit together.%nHead of the chain: %s%n",
                check.files(), check.runs(), check.drills(), check.head());
        if (head.isEmpty()) {
            out.println(
                    "Who can write here could have sealed it anew: --head HASH compares it with the head that you kept.");
        }
        out.flush();
        return ExitStatus.PASS;
    }

    private ExitStatus run() throws IOException, BadInput {
        RunFiles files = new RunFiles(folder);
        if (!Files.exists(files.plan())) {
            throw new BadInput(folder + " is not the folder of a run or of a drill: it has no "
                    + files.plan().getFileName());
        }
        Manifest manifest = Manifest.read(files)
                .orElseThrow(() -> new BadInput(folder + " has no "
                        + files.manifest().getFileName() + ": the run was killed before it could write one"));
        List<String> faults = new ArrayList<>(FileHashes.of(files).alteredSince(manifest.files()).stream()
                .map(AlteredFile::words)
                .toList());
        manifest.altered().stream()
                .map(file -> file.words() + ", which was accepted when it was judged again")
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            return altered(faults);
        }
        out.println(manifest.files().size() + " files are as the run left them, by the hashes in its own manifest.");
        out.flush();
        return ExitStatus.PASS;
    }

    private ExitStatus altered(List<String> faults) {
        out.println(folder + " is not as it was left:");
        faults.forEach(fault -> out.println("  " + fault));
        out.flush();
        return ExitStatus.FAIL;
    }
}
