package dev.faultline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes what is made of a measured capacity: {@code capacity.json}, {@code index.html}, and the manifest with the hashes of all files. */
public final class CapacityReport {
    private static final String DOCUMENT = "capacity.json";

    private CapacityReport() {}

    /** Where the figures are, for machines. */
    public static Path document(RunFiles files) {
        return files.folder().resolve(DOCUMENT);
    }

    /**
     * Writes it into a run's folder, the figures first, so that they are there whatever comes after.
     *
     * @param document the figures; a record that is written as JSON
     * @throws IOException when a file cannot be written
     */
    public static void write(RunFiles files, Manifest manifest, Object document, CapacityPage page) throws IOException {
        WholeFile.write(document(files), PrettyJson.of(document));
        RunPage.Assets assets = new RunPage.Assets(
                Assets.style("page.css") + Assets.style("capacity.css"),
                Assets.library(),
                Assets.script("capacity.js"),
                data(page.charts()));
        WholeFile.write(files.page(), Pages.of("capacity.jte", Map.of("page", page, "assets", assets)));
        manifest.withFiles(FileHashes.of(files).byName()).write(files);
    }

    /** Nothing in it may look like the end of the element that it stands in. */
    private static String data(Object charts) throws JsonProcessingException {
        return RecordJson.mapper().writeValueAsString(charts).replace("<", "\\u003c");
    }
}
