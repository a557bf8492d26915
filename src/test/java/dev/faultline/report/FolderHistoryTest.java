package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave is kept in a folder wholly or not at all, once, and over nothing else. */
class FolderHistoryTest {
    @TempDir
    Path folder;

    private Path reports;
    private Path place;
    private FolderHistory history;

    @BeforeEach
    void name() {
        reports = folder.resolve("reports");
        place = folder.resolve("kept");
        history = new FolderHistory(place);
    }

    private List<String> kept() throws IOException {
        return names(place);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path passing() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        return run.files().folder();
    }

    @Test
    void figuresPagesAndManifestAreKeptAndTheRecordsStay() throws IOException {
        Path run = passing();
        String where = history.keep(Evidence.of(run));

        assertThat(kept()).singleElement().asString().matches("20260303-100151-rds-failover-[0-9a-f]{8}");
        assertThat(Path.of(where)).isDirectory();
        assertThat(names(Path.of(where)))
                .containsExactly("index.html", "junit.xml", "manifest.json", "plan.json", "verdict.json");
        assertThat(names(run)).contains("timeline.jsonl", "verdict.json");
    }

    @Test
    void whatIsKeptIsReadAsARunIs() throws IOException {
        history.keep(Evidence.of(passing()));

        assertThat(PastRuns.in(history.folder()).counting())
                .singleElement()
                .satisfies(run -> assertThat(run.runId()).isEqualTo("20260303-100151-rds-failover"));
    }

    @Test
    void askedAgainItIsKeptOnceAndNotTouched() throws IOException {
        Path run = passing();
        Path where = Path.of(history.keep(Evidence.of(run)));
        Files.writeString(where.resolve("mark"), "somebody's own");

        assertThat(history.keep(Evidence.of(run))).isEqualTo(where.toString());
        assertThat(kept()).hasSize(1);
        assertThat(where.resolve("mark")).hasContent("somebody's own");
    }

    @Test
    void ofTwoRunsThatTwoMachinesNamedAlikeBothAreKept() throws IOException {
        history.keep(Evidence.of(passing()));
        reports = folder.resolve("other-machine");
        FabricatedRun other = FabricatedRun.passing(reports).set("cache.ttl", "PT7S");
        other.report();
        history.keep(Evidence.of(other.files().folder()));

        assertThat(kept()).hasSize(2).allMatch(name -> name.startsWith("20260303-100151-rds-failover-"));
    }

    @Test
    void whatCannotBeKeptWhollyIsNotThereAtAll() throws IOException {
        Path run = passing();
        Evidence evidence = Evidence.of(run);
        Files.delete(run.resolve("plan.json"));

        assertThatThrownBy(() -> history.keep(evidence))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing of " + evidence.name() + " could be kept in " + place);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsStillBeingKeptIsNotRead() throws IOException {
        Path where = Path.of(history.keep(Evidence.of(passing())));
        Files.move(where, place.resolve("." + where.getFileName() + ".draft"));

        assertThat(PastRuns.in(place).entries()).isEmpty();
    }

    @Test
    void severalAtOnceKeepTheSameOnce() throws Exception {
        Evidence evidence = Evidence.of(passing());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> all = IntStream.range(0, 8)
                    .mapToObj(unused -> threads.submit(() -> history.keep(evidence)))
                    .toList();
            for (Future<String> one : all) {
                assertThat(Path.of(one.get()).resolve("manifest.json")).exists();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(kept()).containsExactly(evidence.name());
    }

    @Test
    void ofARunThatNeverCameToItsEndNothingIsKept() throws IOException {
        Path run = passing();
        Files.delete(run.resolve("manifest.json"));

        assertThatThrownBy(() -> Evidence.of(run)).hasMessageContainingAll(run.toString(), "has no manifest.json");
    }

    @Test
    void aDrillIsKeptWithAllOfItsEvidence() throws IOException {
        Path drill = Files.createDirectories(reports.resolve("20260303-monthly"));
        for (String file : List.of("drill.html", "drill.json", "drill-manifest.json", "drill-manifest.sha256")) {
            Files.writeString(drill.resolve(file), file);
        }
        Path where = Path.of(history.keep(Evidence.of(drill)));

        assertThat(names(where)).isEqualTo(names(drill));
        assertThat(PastRuns.in(place).entries()).isEmpty();
    }

    @Test
    void aPlaceThatIsNoFolderIsRefusedBeforeAnythingIsStarted() throws IOException {
        Files.writeString(place, "a file");
        assertThatThrownBy(history::require).hasMessageContaining(place + " is no folder that could be written to");
        assertThatThrownBy(() -> new FolderHistory(folder.resolve("none")).folder())
                .hasMessageContaining("nothing was kept there yet");

        FolderHistory fresh = new FolderHistory(folder.resolve("a/b"));
        fresh.require();
        assertThat(names(fresh.folder())).isEmpty();
    }
}
