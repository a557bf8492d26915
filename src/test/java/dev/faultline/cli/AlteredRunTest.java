package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.AlteredFile;
import dev.faultline.report.Manifest;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose files were altered is no evidence: it is not judged again unless that is asked for, and then it says so. */
class AlteredRunTest {
    private static final Path EXAMPLE = Path.of("reports/example");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private RunFiles run;

    @BeforeEach
    void theExampleAsItWasLeft() throws IOException {
        run = new RunFiles(folder);
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void theExampleInThisRepositoryIsAsItsRunLeftIt() throws IOException {
        assertThat(report()).as(err.toString()).isZero();
        assertThat(altered()).isEmpty();
    }

    @Test
    void alteredRecordsAreNamedAndNothingIsWritten() throws IOException {
        dropTheLastRequest();
        Files.delete(run.ledger("probes"));
        Files.writeString(folder.resolve("notes.txt"), "looks fine to me");
        String page = Files.readString(run.page());
        String manifest = Files.readString(run.manifest());

        assertThat(report()).isEqualTo(ExitStatus.BAD_INPUT.code());

        assertThat(err.toString())
                .startsWith(folder + ": files are not as the run left them")
                .contains("\n  ledger-probes.jsonl (missing)\n  notes.txt (added)\n  outcomes.tsv (changed)\n")
                .contains("hint: ", "--accept-altered")
                .doesNotContain("\tat ");
        assertThat(Files.readString(run.page())).isEqualTo(page);
        assertThat(Files.readString(run.manifest())).isEqualTo(manifest);
    }

    @Test
    void whatIsAcceptedIsJudgedAndStaysOnRecord() throws IOException {
        dropTheLastRequest();

        assertThat(report("--accept-altered")).as(err.toString()).isZero();
        assertThat(altered()).containsExactly("outcomes.tsv (changed)");
        assertThat(Files.readString(run.page())).contains("not as the run left them: outcomes.tsv (changed)");

        assertThat(report()).as("accepted once").isZero();
        assertThat(altered()).containsExactly("outcomes.tsv (changed)");

        dropTheLastRequest();
        assertThat(report()).as("altered once more").isEqualTo(ExitStatus.BAD_INPUT.code());
    }

    @Test
    void whatIsPutBackNeedsNoAcceptance() throws IOException {
        dropTheLastRequest();
        assertThat(report("--accept-altered")).isZero();
        Files.write(run.outcomes(), Files.readAllBytes(new RunFiles(EXAMPLE).outcomes()));

        assertThat(report()).as(err.toString()).isZero();
        assertThat(altered()).isEmpty();
        assertThat(Files.readString(run.page())).doesNotContain("not as the run left them");
    }

    @Test
    void aReportThatWasAlteredIsWrittenAnewFromTheRecords() throws IOException {
        String verdicts = Files.readString(run.verdicts());
        Files.writeString(run.verdicts(), verdicts.replace("\"PASS\"", "\"FAIL\""));
        Files.writeString(run.page(), "<html>");

        assertThat(report()).as(err.toString()).isZero();
        assertThat(altered()).isEmpty();
        assertThat(Files.readString(run.verdicts())).contains("\"PASS\"").doesNotContain("\"FAIL\"");
        assertThat(Files.readString(run.page())).endsWith("</html>\n");
    }

    private void dropTheLastRequest() throws IOException {
        List<String> lines = Files.readAllLines(run.outcomes());
        Files.write(run.outcomes(), lines.subList(0, lines.size() - 1), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private List<String> altered() throws IOException {
        return Manifest.read(run).orElseThrow().altered().stream()
                .map(AlteredFile::words)
                .toList();
    }

    private int report(String... options) {
        String[] args = Stream.concat(
                        Stream.of("report"), Stream.concat(Stream.of(options), Stream.of(folder.toString())))
                .toArray(String[]::new);
        return Faultline.commandLine().setErr(new PrintWriter(err, true)).execute(args);
    }
}
