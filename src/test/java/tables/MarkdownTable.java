package tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table that grows row by row, on disk after each: a suite that is cut short leaves what it has. For one thread. */
public final class MarkdownTable {
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** An empty table that will stand in {@code file}. */
    public MarkdownTable(Path file, String... columns) {
        this.file = file;
        row(columns);
        lines.add("|" + " --- |".repeat(columns.length));
    }

    /** Adds a row and writes the file. */
    public void add(String... cells) {
        row(cells);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ')
                    .append(cell.replace("|", "\\|").replaceAll("\\s+", " ").strip())
                    .append(" |");
        }
        lines.add(row.toString());
    }

    /** The whole table as Markdown. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
