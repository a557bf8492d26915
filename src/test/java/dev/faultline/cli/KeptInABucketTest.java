package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.report.Evidence;
import dev.faultline.report.HistoryPlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What runs leave is kept in a bucket of S3, each file over nothing else, and is had from there. */
class KeptInABucketTest {
    private static final Path EXAMPLE = Path.of("reports", "example");
    private static final String PLACE = "s3://" + StandInBucket.NAME + "/shop/drills";

    @TempDir
    Path reports;

    private StandInBucket bucket;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() throws IOException {
        bucket = new StandInBucket();
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private HistoryPlace place(String where) throws BadInput {
        CommandWithIt command = new CommandWithIt();
        new CommandLine(command).parseArgs("--history", where);
        return command.history.place(reports).orElseThrow();
    }

    /** A command that has the option. */
    @CommandLine.Command
    private static final class CommandWithIt {
        @CommandLine.Mixin
        private HistoryOption history;
    }

    private int history() {
        return Faultline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("history", "--history", PLACE, "--reports", reports.toString());
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void itIsPutThereWithItsManifestLastAndComparedFromThere() throws Exception {
        Evidence evidence = Evidence.of(EXAMPLE);
        try (HistoryPlace place = place(PLACE)) {
            place.require();
            assertThat(place.keep(evidence)).isEqualTo(PLACE + "/" + evidence.name() + "/");
        }
        assertThat(bucket.objects.keySet())
                .hasSize(5)
                .allMatch(key -> key.startsWith("shop/drills/" + evidence.name()));
        assertThat(bucket.asked.get(bucket.asked.size() - 1)).endsWith("/manifest.json");

        assertThat(history()).as(err.toString()).isEqualTo(ExitStatus.INCONCLUSIVE.code());
        assertThat(out.toString())
                .contains("rds-failover · booking-recovers · recovery time · embedded", "and " + PLACE + "/index.html");
        assertThat(new String(bucket.objects.get("shop/drills/index.html"), StandardCharsets.UTF_8))
                .contains("./" + evidence.name() + "/index.html");
        Path mirror = reports.resolve("history").resolve(StandInBucket.NAME + "_shop%2Fdrills");
        assertThat(mirror.resolve(evidence.name()).resolve("index.html"))
                .hasSameBinaryContentAs(EXAMPLE.resolve("index.html"));
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws Exception {
        Evidence evidence = Evidence.of(EXAMPLE);
        String key = "shop/drills/" + evidence.name() + "/verdict.json";
        bucket.objects.put(key, new byte[] {1});
        try (HistoryPlace place = place(PLACE)) {
            var unused = place.keep(evidence);
        }
        assertThat(bucket.objects.get(key)).containsExactly(1);
    }

    @Test
    void whatHasNoManifestYetIsNotRead() throws Exception {
        Evidence evidence = Evidence.of(EXAMPLE);
        bucket.refused = Optional.of(Pattern.compile(".*/manifest.json"));
        try (HistoryPlace place = place(PLACE)) {
            assertThatThrownBy(() -> place.keep(evidence))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("s3:PutObject", "AccessDenied", "see that the bucket is there");
            assertThat(folders(place.folder())).isEmpty();

            bucket.refused = Optional.empty();
            var unused = place.keep(evidence);
            assertThat(folders(place.folder())).hasSize(1);
        }
    }

    @Test
    void whatIsHereAlreadyIsNotBroughtAgain() throws Exception {
        try (HistoryPlace place = place(PLACE)) {
            var unused = place.keep(Evidence.of(EXAMPLE));
            var first = place.folder();
            bucket.asked.clear();
            assertThat(place.folder()).isEqualTo(first);
        }
        assertThat(bucket.asked).noneMatch(request -> request.endsWith(".json"));
    }

    @Test
    void twoPlacesAreNeverBroughtIntoOneFolderNorOneIntoTheOthers() throws Exception {
        String bucketName = StandInBucket.NAME;
        List<Path> folders = new ArrayList<>();
        for (String where : List.of("", "/a/b", "/a-b", "/a_b", "/a%2Fb", "/..", "/../..", "/a", "//a", "/A", "/a b")) {
            try (HistoryPlace place = place("s3://" + bucketName + where)) {
                folders.add(place.folder());
            }
        }

        assertThat(folders)
                .doesNotHaveDuplicates()
                .allSatisfy(folder -> assertThat(folder.getParent())
                        .isEqualTo(reports.resolve("history").toAbsolutePath()));
        try (HistoryPlace same = place("s3://" + bucketName + "/a/b/")) {
            assertThat(folders).as("a slash at the end says nothing").contains(same.folder());
        }
    }

    @Test
    void aBucketThatIsNotThereIsRefusedInWords() throws Exception {
        try (HistoryPlace place = place("s3://somebody-elses/x")) {
            assertThatThrownBy(place::require).hasMessageContainingAll("s3:ListBucket", "NoSuchBucket");
        }
    }

    @Test
    void aPlaceThatIsNeitherAFolderNorABucketIsRefused() {
        for (String wrong : List.of("https://example.com/x", "s3://", "s3://UPPER/x")) {
            assertThatThrownBy(() -> place(wrong))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContainingAll(wrong, "expected a folder, or s3://BUCKET/PREFIX");
        }
        assertThatThrownBy(() -> place(reports.toString())).hasMessageContaining("is the folder of reports itself");
    }
}
