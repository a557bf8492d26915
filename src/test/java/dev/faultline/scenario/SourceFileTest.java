package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no readable text file is refused before anything is made of it. */
class SourceFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfTenMegabytesIsRefusedUnread() throws IOException {
        assertThat(refusal("seed: 1\n".repeat(1_250_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("""
                        bad.yaml:1:1: the file is larger than 1 MB
                            1 | seed: 1
                              | ^
                        hint: scenario, system and claims files are written by hand and have a few kB: is this the right file?
                        """);
    }

    @Test
    void aFileThatIsCutWithinACharacterIsTooLargeAndNotMisread() throws IOException {
        assertThat(refusal("é".repeat(600_000).getBytes(StandardCharsets.UTF_8)))
                .startsWith("bad.yaml:1:1: the file is larger than 1 MB\n");
    }

    @Test
    void aFileInLatin1IsRefusedAtItsFirstAccent() throws IOException {
        assertThat(refusal("seed: 1\ndescription: Café\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("""
                        bad.yaml:2:17: the file is not UTF-8: byte 0xE9 cannot stand here
                            2 | description: Caf\uFFFD
                              |                 ^
                        hint: save the file as UTF-8
                        """);
    }

    @Test
    void aFileInUtf16IsRefused() throws IOException {
        assertThat(refusal("seed: 1\n".getBytes(StandardCharsets.UTF_16)))
                .startsWith("bad.yaml:1:1: the file is not UTF-8: byte 0xFE cannot stand here\n");
    }

    @Test
    void aFileThatEndsWithinACharacterIsRefused() throws IOException {
        assertThat(refusal(new byte[] {'a', ':', ' ', (byte) 0xC3}))
                .startsWith("bad.yaml:1:4: the file is not UTF-8: byte 0xC3 cannot stand here\n");
    }

    @Test
    void aTabInTheIndentationIsPointedOut() throws IOException {
        assertThat(refusal("timing:\n\twarm-up: 1s\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("""
                        bad.yaml:2:1: a tab in the indentation
                            2 |  warm-up: 1s
                              | ^
                        hint: YAML is indented with spaces only
                        """);
    }

    @Test
    void aControlCharacterIsNamedAndNotPrinted() throws IOException {
        assertThat(refusal("seed: \u001B[31m1\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("""
                        bad.yaml:1:7: the character U+001B cannot stand in a YAML file
                            1 | seed: \uFFFD[31m1
                              |       ^
                        hint: remove it, or write it as an escape inside double quotes
                        """);
    }

    @Test
    void anEscapedControlCharacterDoesNotReachTheTerminal() {
        assertThat(Shop.refusal(() -> Shop.scenario("\"\\e[31mseed\": 1\n")))
                .startsWith("db-kill.yaml:1:1: unknown field `\uFFFD[31mseed` of a scenario\n");
    }

    @Test
    void columnsAreCountedInCharactersAndNotInUnits() {
        assertThat(Shop.refusal(() -> Shop.yaml("bad.yaml", "\"🚀🚀\": &x 1\n")))
                .startsWith("bad.yaml:1:7: the anchor `&x` is not allowed\n    1 | \"🚀🚀\": &x 1\n      |       ^\n");
    }

    @Test
    void ofAVeryLongLineOnlyTheSurroundingsAreShown() {
        assertThat(Shop.refusal(() -> Shop.yaml("bad.yaml", "a: \"" + "x".repeat(5000) + "\" y\n")))
                .contains("    1 | " + "x".repeat(38) + "\" y\n")
                .contains("      | " + " ".repeat(40) + "^\n");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFseed: 1\n");

        assertThat(SourceFile.read(file).text()).isEqualTo("seed: 1\n");
    }

    @Test
    void windowsLineEndsAreOneLineEachAndTabsInTextAreText() {
        YamlNode root = Shop.yaml("windows.yaml", "seed: 1\r\nload: \"a\tb\"\r\n");

        Fields fields = Fields.withAnyNames(root, "a file");
        assertThat(fields.key("load").at().line()).isEqualTo(2);
        assertThat(fields.<String>required("load", TextSyntax::read)).isEqualTo("a\tb");
    }

    @Test
    void aFileThatIsNotThereHasNoLineToShow() {
        Path missing = folder.resolve("missing.yaml");

        assertThat(Shop.refusal(() -> SourceFile.read(missing))).startsWith(missing + ": the file is missing\nhint: ");
        assertThat(Shop.refusal(() -> SourceFile.read(folder))).startsWith(folder + ": this is not a file\nhint: ");
    }

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.yaml"), bytes);
        return Shop.refusal(() -> YamlReader.read(SourceFile.read(file))).replace(folder + "/", "");
    }
}
