package dev.faultline.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The work folders of runs, as their journals name them. */
final class WorkFolders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkFolders() {}

    /** Those that are still there, of the runs whose reports are in {@code reports}. */
    static List<Path> left(Path reports) throws IOException {
        List<Path> there = new ArrayList<>();
        if (Files.isDirectory(Rehearsal.journals(reports))) {
            try (Stream<Path> journals = Files.list(Rehearsal.journals(reports))) {
                for (Path journal : journals.toList()) {
                    for (String line : Files.readAllLines(journal)) {
                        String folder =
                                JSON.readTree(line).path("undo").path("folder").asText();
                        if (!folder.isEmpty() && Files.exists(Path.of(folder))) {
                            there.add(Path.of(folder));
                        }
                    }
                }
            }
        }
        return there;
    }
}
