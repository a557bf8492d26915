package dev.faultline.report;

import static dev.faultline.report.AlteredFile.How.ADDED;
import static dev.faultline.report.AlteredFile.How.CHANGED;
import static dev.faultline.report.AlteredFile.How.MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was altered after a run is found, is kept on record with what it was, and is let go when it is put back. */
class AlteredFileTest {
    @TempDir
    Path reports;

    private FabricatedRun run;
    private Manifest first;

    @BeforeEach
    void aRun() throws IOException {
        run = FabricatedRun.passing(reports);
        run.report();
        first = Manifest.read(run.files()).orElseThrow();
    }

    @Test
    void aRecordThatWasChangedOneThatIsGoneAndOneThatCameAreFound() throws IOException {
        Files.writeString(run.files().outcomes(), "");
        Files.delete(run.files().plan());
        Files.writeString(run.files().ledger("later"), "");

        assertThat(alteredSince())
                .containsExactly(
                        new AlteredFile("ledger-later.jsonl", ADDED, Optional.empty()),
                        new AlteredFile("outcomes.tsv", CHANGED, was("outcomes.tsv")),
                        new AlteredFile("plan.json", MISSING, was("plan.json")));
    }

    @Test
    void whatAReportWritesAnewIsNoEvidence() throws IOException {
        Files.writeString(run.files().page(), "");
        Files.writeString(run.files().verdicts(), "");
        Files.delete(run.files().junit());
        Files.delete(run.files().histograms().resolve("probe-book.hlog"));

        assertThat(alteredSince()).isEmpty();
    }

    @Test
    void aReportFromAlteredFilesKeepsWhatTheyWereForGood() throws IOException {
        Files.delete(run.files().ledger("booking"));
        run.reportAgain();
        run.reportAgain();

        Manifest manifest = Manifest.read(run.files()).orElseThrow();
        assertThat(manifest.altered())
                .containsExactly(new AlteredFile("ledger-booking.jsonl", MISSING, was("ledger-booking.jsonl")));
        assertThat(manifest.files()).doesNotContainKey("ledger-booking.jsonl");
    }

    @Test
    void aFileThatIsAlteredTwiceIsStillComparedWithTheRunsOwn() throws IOException {
        Files.writeString(run.files().ledger("booking"), "");
        run.reportAgain();
        Files.writeString(run.files().ledger("booking"), "\n");

        assertThat(alteredSince())
                .containsExactly(new AlteredFile("ledger-booking.jsonl", CHANGED, was("ledger-booking.jsonl")));
    }

    @Test
    void whatIsPutBackIsWholeAgain() throws IOException {
        byte[] ledger = Files.readAllBytes(run.files().ledger("booking"));
        Files.delete(run.files().ledger("booking"));
        Files.writeString(run.files().ledger("later"), "");
        run.reportAgain();
        Files.write(run.files().ledger("booking"), ledger);
        Files.delete(run.files().ledger("later"));
        run.reportAgain();

        assertThat(Manifest.read(run.files())).hasValue(first);
    }

    private List<AlteredFile> alteredSince() throws IOException {
        return Manifest.read(run.files())
                .orElseThrow()
                .judgedFrom(FileHashes.of(run.files()))
                .altered();
    }

    private Optional<String> was(String file) {
        return Optional.of(first.files().get(file));
    }
}
