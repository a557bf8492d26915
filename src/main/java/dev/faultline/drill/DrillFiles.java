package dev.faultline.drill;

import java.nio.file.Path;

/**
 * The names of the files that a drill leaves in its folder, {@code reports/<drill-id>/}.
 *
 * @param folder the drill's folder; the folders of its runs stand beside it
 */
public record DrillFiles(Path folder) {
    /** All that happened, for machines. */
    public Path record() {
        return folder.resolve("drill.json");
    }

    /** The same for people, to be read and printed. */
    public Path page() {
        return folder.resolve("drill.html");
    }

    /** The same as plain text, in Markdown. */
    public Path text() {
        return folder.resolve("drill.md");
    }

    /** The page as PDF, where there was a browser to print it. */
    public Path pdf() {
        return folder.resolve("drill.pdf");
    }

    /** What should go into the system's findings file, for a person to paste there. */
    public Path proposedFindings() {
        return folder.resolve("proposed-findings.yaml");
    }

    /** The hashes of all files of the drill and of its runs, and of the manifest of the drill before. */
    public Path manifest() {
        return folder.resolve("drill-manifest.json");
    }

    /** The hash of the manifest itself: the head of the chain. */
    public Path head() {
        return folder.resolve("drill-manifest.sha256");
    }
}
