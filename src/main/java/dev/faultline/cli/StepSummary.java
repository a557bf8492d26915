package dev.faultline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The page that GitHub shows of a job, to which a run or a drill adds its summary: the file that {@code GITHUB_STEP_SUMMARY}
 * names. Elsewhere there is none, and nothing is written.
 *
 * @param file the file; empty where there is none
 */
record StepSummary(Optional<Path> file) {
    static StepSummary ofThisProcess() {
        return of(System.getenv("GITHUB_STEP_SUMMARY"));
    }

    static StepSummary of(String variable) {
        return new StepSummary(
                Optional.ofNullable(variable).filter(name -> !name.isBlank()).map(Path::of));
    }

    /** Adds to what is there. That it cannot be written is said, and changes no verdict. */
    void append(String markdown) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    file.get(),
                    markdown.strip() + "\n\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println("faultline: the summary for the pull request was not written: " + e);
        }
    }
}
