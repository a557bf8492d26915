package dev.faultline.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The text of one file that a user wrote, checked to be small and readable, and the errors that point into it. */
final class SourceFile {
    /** The most that is read, 1 MB: far more than anyone writes by hand. */
    static final int LARGEST_BYTES = 1_000_000;

    private final Path file;
    private final String text;
    private final List<String> lines;

    SourceFile(Path file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
    }

    /** Reads a file. Throws {@link ScenarioException} where it is missing, too large, not UTF-8, or indented with tabs. */
    static SourceFile read(Path file) {
        byte[] bytes = bytes(file);
        SourceFile source = decoded(file, bytes);
        if (bytes.length > LARGEST_BYTES) {
            throw source.error(
                    Span.START,
                    "the file is larger than 1 MB",
                    "scenario, system and claims files are written by hand and have a few kB: is this the right file?");
        }
        source.refuseUnprintable();
        return source;
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioException(
                    file,
                    Files.exists(file) ? "this is not a file" : "the file is missing",
                    "every system has a system.yaml, a claims.yaml, and one file for each scenario");
        }
        // One byte more than allowed shows that there is more, whatever the file's size claims to be.
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_BYTES + 1);
        } catch (IOException e) {
            throw new ScenarioException(
                    file, "cannot be read: " + e, "it must be a file that the user who runs Faultline may read");
        }
    }

    private static SourceFile decoded(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        // Not the end of input where the file was cut: a character may have been cut in two.
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, bytes.length <= LARGEST_BYTES);
        String text = out.flip().toString();
        if (result.isError()) {
            SourceFile readable = new SourceFile(file, text + "\uFFFD");
            throw readable.error(
                    readable.spanOf(text.length()),
                    String.format("the file is not UTF-8: byte 0x%02X cannot stand here", in.get(in.position())),
                    "save the file as UTF-8");
        }
        return new SourceFile(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private void refuseUnprintable() {
        boolean indentation = true;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            if (character == '\t' && indentation) {
                throw error(spanOf(i), "a tab in the indentation", "YAML is indented with spaces only");
            }
            if (!StreamReader.isPrintable(character)) {
                throw error(
                        spanOf(i),
                        String.format("the character U+%04X cannot stand in a YAML file", character),
                        "remove it, or write it as an escape inside double quotes");
            }
            indentation = character == '\n' || character == '\r' || (indentation && character == ' ');
        }
    }

    /** Where the character with this index is. */
    private Span spanOf(int index) {
        String before = text.substring(0, index);
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        int line = (int) before.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count()
                + 1;
        return new Span(line, before.codePointCount(lineStart, index) + 1, 1);
    }

    /** A file that this one names, which stands beside it or below that. */
    Path beside(String name) {
        return file.resolveSibling(name);
    }

    String text() {
        return text;
    }

    /** The character at a place, or 0 where the file has none there. */
    int characterAt(Span at) {
        if (at.line() > lines.size()) {
            return 0;
        }
        return lines.get(at.line() - 1)
                .codePoints()
                .skip(at.column() - 1L)
                .findFirst()
                .orElse(0);
    }

    /** An error at a place of this file; throw it. */
    ScenarioException error(Span at, String problem, String hint) {
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        return new ScenarioException(file, at, Excerpt.of(line, at), Excerpt.words(problem), Excerpt.words(hint));
    }
}
