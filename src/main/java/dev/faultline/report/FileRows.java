package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that a run left, each with what it is. */
final class FileRows {
    private static final Map<String, String> WHAT = Map.of(
            "verdict.json", "the verdicts for machines",
            "junit.xml", "the verdicts for a CI",
            "plan.json", "what was planned",
            "timeline.jsonl", "every event, a JSON line each",
            "outcomes.tsv", "every request, a line each",
            "read-back.jsonl", "what the system held at the end");
    private static final int SHOWN = 12;

    private FileRows() {}

    static List<RunPage.FileRow> of(FileHashes hashes) throws IOException {
        List<RunPage.FileRow> rows = new ArrayList<>();
        RunFiles files = hashes.files();
        for (Map.Entry<String, String> hashed : hashes.byName().entrySet()) {
            String name = hashed.getKey();
            Path file = files.folder().resolve(name);
            if (!file.equals(files.page())) {
                rows.add(new RunPage.FileRow(
                        name,
                        what(name),
                        Figures.size(Files.size(file)),
                        hashed.getValue().substring(0, SHOWN)));
            }
        }
        rows.add(new RunPage.FileRow("manifest.json", "versions, seed, and the whole hash of each file", "", ""));
        return rows;
    }

    private static String what(String name) {
        if (name.startsWith("ledger-")) {
            return "every write and its answer, a JSON line each";
        }
        if (name.endsWith(".hlog")) {
            return "response times, an HdrHistogram log";
        }
        return name.startsWith("logs/") ? "what a process printed" : WHAT.getOrDefault(name, "");
    }
}
