package drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tables.MarkdownTable;

/** The tables that the drills leave behind. */
class SummariesTest {
    @TempDir
    Path folder;

    @Test
    void aTableIsOnDiskAfterEachRowWithItsBarsEscaped() throws IOException {
        Path file = folder.resolve("deeper").resolve("table.md");
        MarkdownTable table = new MarkdownTable(file, "What", "Found");
        table.add("a", "x | y\nz");
        assertThat(Files.readString(file))
                .isEqualTo("| What | Found |\n| --- | --- |\n| a | x \\| y z |\n")
                .isEqualTo(table.text());
    }

    @Test
    void withoutARunThereIsNoSummaryOfSeeds() {
        assertThat(new SeedsSummary().text()).isEmpty();
    }
}
