package dev.faultline.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.PrettyJson;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of a drill holds all of it, and no byte of it can be changed unseen. */
class EvidenceTest {
    private static final String FIRST = "20261023-050000-monthly";
    private static final String SECOND = "20261123-050000-monthly";

    @TempDir
    Path reports;

    private final DrillExample drill = new DrillExample();

    @BeforeEach
    void theRunsThatItsStepsWillName() throws IOException {
        for (String scenario : List.of("db-kill", "restore")) {
            Path run = reports.resolve("20261123-0501-" + scenario);
            Files.createDirectories(run.resolve("logs"));
            Files.writeString(run.resolve("manifest.json"), "{}");
            Files.writeString(run.resolve("outcomes.tsv"), "a request\nanother\n");
            Files.writeString(run.resolve("logs").resolve("db-a.log"), "x");
        }
    }

    @Test
    void whatWasHeldIsThereForMachinesAndForPeople() throws Exception {
        drill.first = Judgement.FAIL;
        DrillEvidence.Written written = write(FIRST);

        assertThat(files(FIRST).text())
                .content()
                .contains("# FAIL: The drill “monthly” of shop")
                .contains("2 of 3 objectives were met")
                .contains("| It is back. | by The owner on 2026-11-02 | FAIL | kill/recovers | within 3 s | 4 s |")
                .contains("Tell &lt;everybody> \\| all.")
                .contains("Ravi: as the runbook says")
                .contains("## Sign-off", "| lead | Asha |  |  |")
                .contains("the witness of kept");
        assertThat(files(FIRST).page())
                .content()
                .contains("Tell &lt;everybody&gt; | all.", "href=\"../20261123-0501-db-kill/index.html\"", "Sign-off")
                .contains("default-src 'none'")
                .doesNotContain("<script");
        assertThat(DrillRecord.read(files(FIRST).record())).isEqualTo(written.drill());
        assertThat(files(FIRST).proposedFindings()).content().contains("about: \"kill/kept\"");
        assertThat(written.pdf()).contains("no Chromium or Chrome is on the PATH");
        assertThat(written.summary()).startsWith("# FAIL").contains("## Steps").doesNotContain("## Sign-off");
    }

    @Test
    void whatNobodyTouchedIsWholeAndItsChainToo() throws Exception {
        String firstHead = write(FIRST).head();
        String head = write(SECOND).head();

        EvidenceCheck check = EvidenceCheck.of(files(SECOND), Optional.of(head));
        assertThat(check.faults()).isEmpty();
        assertThat(check.drills()).isEqualTo(2);
        assertThat(check.runs()).isEqualTo(2);
        assertThat(DrillRecord.read(files(SECOND).record()).previous())
                .contains(new DrillManifest.Link(FIRST, firstHead));
        assertThat(EvidenceCheck.of(files(FIRST), Optional.empty()).faults()).isEmpty();
    }

    @Test
    void aByteOfAnyFileOfTheDrillOrOfItsRunsCannotBeFlippedUnseen() throws Exception {
        write(FIRST);
        write(SECOND);
        List<Path> all = everyFileOf(SECOND);
        assertThat(all).hasSizeGreaterThanOrEqualTo(12);
        for (Path file : all) {
            byte[] good = Files.readAllBytes(file);
            for (int at : new int[] {0, good.length / 2, good.length - 1}) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                assertThat(EvidenceCheck.of(files(SECOND), Optional.empty()).faults())
                        .as("byte %d of %s", at, reports.relativize(file))
                        .isNotEmpty();
            }
            Files.write(file, good);
        }
        assertThat(EvidenceCheck.of(files(SECOND), Optional.empty()).faults()).isEmpty();
    }

    @Test
    void whatIsAddedOrGoneIsNamed() throws Exception {
        write(FIRST);
        Files.writeString(reports.resolve("20261123-0501-restore").resolve(".note"), "looks fine");
        Files.delete(files(FIRST).text());
        assertThat(EvidenceCheck.of(files(FIRST), Optional.empty()).faults())
                .containsExactly("../20261123-0501-restore/.note (added)", "drill.md (missing)");

        delete(reports.resolve("20261123-0501-db-kill"));
        assertThat(EvidenceCheck.of(files(FIRST), Optional.empty()).faults())
                .contains("../20261123-0501-db-kill/outcomes.tsv (missing)");
    }

    @Test
    void anEarlierDrillThatIsSealedAnewBreaksTheChainOfTheLater() throws Exception {
        write(FIRST);
        write(SECOND);
        drill.first = Judgement.PASS;
        sealAnew(FIRST);

        assertThat(EvidenceCheck.of(files(SECOND), Optional.empty()).faults())
                .containsExactly("the chain is broken: the manifest of " + FIRST + " is not the one that " + SECOND
                        + " goes on from");
        assertThat(EvidenceCheck.of(files(FIRST), Optional.empty()).faults())
                .as("the later one tells on it too")
                .containsExactly("the chain is broken: the manifest of " + FIRST + " is not the one that " + SECOND
                        + " goes on from");
    }

    @Test
    void anEarlierDrillThatIsGoneBreaksTheChain() throws Exception {
        write(FIRST);
        write(SECOND);
        delete(files(FIRST).folder());
        assertThat(EvidenceCheck.of(files(SECOND), Optional.empty()).faults())
                .singleElement()
                .asString()
                .contains(SECOND + " goes on from " + FIRST, "is not here");
    }

    @Test
    void theNewestDrillSealedAnewIsSeenByTheHeadThatWasKeptElsewhere() throws Exception {
        String head = write(FIRST).head();
        sealAnew(FIRST);
        assertThat(EvidenceCheck.of(files(FIRST), Optional.empty()).faults())
                .as("nothing here tells")
                .isEmpty();
        assertThat(EvidenceCheck.of(files(FIRST), Optional.of(head)).faults())
                .singleElement()
                .asString()
                .contains("the head that was kept is " + head);
    }

    @Test
    void aFolderWithoutItsManifestIsNotTakenForWhole() throws Exception {
        write(FIRST);
        Files.delete(files(FIRST).manifest());
        assertThat(EvidenceCheck.isDrill(files(FIRST))).isTrue();
        assertThat(EvidenceCheck.of(files(FIRST), Optional.empty()).faults())
                .singleElement()
                .asString()
                .contains("drill-manifest.json (missing)");
    }

    /** As somebody does who changes the evidence and knows how it is sealed. */
    private void sealAnew(String drillId) throws IOException {
        DrillFiles files = files(drillId);
        Files.writeString(files.text(), "# PASS: all is well\n");
        DrillManifest old = DrillManifest.read(files);
        DrillManifest fresh = new DrillManifest(
                old.drillId(), old.ended(), old.runs(), EvidenceHashes.of(files, old.runs()), old.previous());
        Files.writeString(files.manifest(), PrettyJson.of(fresh));
        Files.writeString(files.head(), EvidenceHashes.head(files) + "  drill-manifest.json\n");
    }

    private DrillEvidence.Written write(String drillId) throws Exception {
        return new DrillEvidence(files(drillId), drill.order(drillId), Optional.empty(), PagePrinter.none())
                .write(drill.held());
    }

    private DrillFiles files(String drillId) {
        return new DrillFiles(reports.resolve(drillId));
    }

    private List<Path> everyFileOf(String drillId) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of(drillId, "20261123-0501-db-kill", "20261123-0501-restore")) {
            try (Stream<Path> files = Files.walk(reports.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
