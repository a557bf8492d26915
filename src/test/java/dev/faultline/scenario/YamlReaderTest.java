package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of YAML, the part that a person reads at a glance is taken; the rest is refused where it stands. */
class YamlReaderTest {
    @Test
    void anExplodingAliasIsRefusedAtItsFirstAnchor() {
        String bomb = """
                a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                """;

        assertThat(refusal(bomb)).isEqualTo("""
                        bad.yaml:1:4: the anchor `&a` is not allowed
                            1 | a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
                              |    ^
                        hint: write the value out where it is needed; a text that begins with `*` or `&` goes into quotes
                        """);
    }

    @Test
    void aTextThatYamlTakesForAnAliasSaysSo() {
        assertThat(refusal("path: *all\n")).isEqualTo("""
                        bad.yaml:1:7: the alias `*all` is not allowed
                            1 | path: *all
                              |       ^
                        hint: write the value out where it is needed; a text that begins with `*` or `&` goes into quotes
                        """);
    }

    @Test
    void aDocumentThatContainsItselfIsRefused() {
        assertThat(refusal("all: &all\n  - *all\n")).startsWith("bad.yaml:1:6: the anchor `&all` is not allowed\n");
    }

    @Test
    void aFieldGivenTwiceIsRefused() {
        assertThat(refusal("seed: 1\nload: []\nseed: 2\n")).isEqualTo("""
                        bad.yaml:3:1: the field `seed` is given twice
                            3 | seed: 2
                              | ^^^^
                        hint: it is given on line 1 already: remove one of the two
                        """);
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(refusal("seed: 1\n---\nseed: 2\n")).isEqualTo("""
                        bad.yaml:2:1: a second document begins
                            2 | ---
                              | ^
                        hint: one file holds one document: remove `---`
                        """);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refusal("# nothing but a comment\n")).isEqualTo("""
                        bad.yaml:1:1: the file is empty
                            1 | # nothing but a comment
                              | ^
                        hint: the files in scenarios/blinklean show what to write
                        """);
        assertThat(refusal("")).startsWith("bad.yaml:1:1: the file is empty\n    1 |\n      | ^\n");
    }

    @Test
    void aMillionBracketsAreRefusedAtTheFirstThatIsTooDeep() {
        assertThat(refusal("a: " + "[".repeat(900_000)))
                .startsWith("bad.yaml:1:16: nested deeper than 12 levels\n    1 | a: [[[[[[");
        assertThat(refusal("{a: ".repeat(200_000))).startsWith("bad.yaml:1:50: nested deeper than 12 levels\n");
        assertThat(refusal("- ".repeat(400_000))).startsWith("bad.yaml:1:27: nested deeper than 12 levels\n");
    }

    @Test
    void aTagIsRefused() {
        assertThat(refusal("seed: !!java.net.URL [http://example.org]\n")).isEqualTo("""
                        bad.yaml:1:7: the tag `tag:yaml.org,2002:java.net.URL` is not allowed
                            1 | seed: !!java.net.URL [http://example.org]
                              |       ^
                        hint: remove it
                        """);
    }

    @Test
    void aFieldsNameIsAWord() {
        assertThat(refusal("[a, b]: c\n")).startsWith("bad.yaml:1:1: a field's name must be a word\n");
    }

    @Test
    void anUnclosedBracketIsShownWhereTheReaderStumbled() {
        assertThat(refusal("load:\n  - {a: 1\ntiming: x\n")).isEqualTo("""
                        bad.yaml:3:7: not YAML: expected ',' or '}', but got : while parsing a flow mapping
                            3 | timing: x
                              |       ^
                        hint: look for a missing colon, quote or bracket here or on the lines above
                        """);
    }

    @Test
    void textBehindTheEndIsRefused() {
        assertThat(refusal("{a: 1} b\n")).startsWith("bad.yaml:1:8: not YAML: ");
    }

    @Test
    void aTabBetweenWordsIsPointedOut() {
        assertThat(refusal("- a\n-\t- b\n"))
                .startsWith("bad.yaml:2:3: a tab where YAML takes spaces only\n    2 | - - b\n      |   ^\n");
    }

    private static String refusal(String text) {
        return Shop.refusal(() -> Shop.yaml("bad.yaml", text));
    }
}
