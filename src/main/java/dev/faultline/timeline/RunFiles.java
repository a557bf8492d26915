package dev.faultline.timeline;

import java.nio.file.Path;

/**
 * The names of the files that a run leaves in its folder, {@code reports/<run-id>/}.
 *
 * @param folder the run's folder
 */
public record RunFiles(Path folder) {
    /** The plan that was carried out. */
    public Path plan() {
        return folder.resolve("plan.json");
    }

    /** Every {@link Event}, a JSON line each. */
    public Path timeline() {
        return folder.resolve("timeline.jsonl");
    }

    /** Every {@link Outcome}, a tab-separated line each. */
    public Path outcomes() {
        return folder.resolve("outcomes.tsv");
    }

    /** Every {@link LedgerEntry} that {@code writer} wrote; the ledger is all {@code ledger*.jsonl} files together. */
    public Path ledger(String writer) {
        return folder.resolve("ledger-" + writer.replaceAll("[^A-Za-z0-9]+", "-") + ".jsonl");
    }

    /** Every {@link HeldRecord} that the read-back found, a JSON line each. */
    public Path held() {
        return folder.resolve("read-back.jsonl");
    }

    /** Versions, hashes, commit, seed. */
    public Path manifest() {
        return folder.resolve("manifest.json");
    }

    /** The verdicts. */
    public Path verdicts() {
        return folder.resolve("verdict.json");
    }

    /** The verdicts as a CI reads them. */
    public Path junit() {
        return folder.resolve("junit.xml");
    }

    /** The page for people. */
    public Path page() {
        return folder.resolve("index.html");
    }

    /** What the processes of the run printed. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** The HdrHistogram logs, one for each source. */
    public Path histograms() {
        return folder.resolve("histograms");
    }
}
