package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures are read with their units, and only so. */
class SyntaxTest {
    @ParameterizedTest
    @CsvSource({
        "200ms,PT0.2S",
        "2s,PT2S",
        "1m30s,PT1M30S",
        "1h,PT1H",
        "0s,PT0S",
        "1.5s,PT1.5S",
        "0.5ms,PT0.0005S",
        "24h,PT24H"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(DurationSyntax.read(value(text))).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 s", "s", "2s 3ms", "PT2S", "+2s", ".5s", "1.s", "2S", "1d", "1e3s", "٣s", "2s,"})
    void whatIsNoDurationIsRefused(String text) {
        assertThat(Shop.refusal(() -> DurationSyntax.read(value(text)))).startsWith("value.yaml:1:4: ");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0s", "PT1.5S,1s500ms", "PT1H1M1S,1h1m1s", "PT68S,1m8s"})
    void durationsAreWrittenAsTheyAreRead(Duration duration, String text) {
        assertThat(DurationSyntax.write(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"99.5 %,0.995", "99.5%,0.995", "100 %,1", "0.01 %,0.0001", "99.99 %,0.9999"})
    void sharesAreReadFromPercentWithoutRounding(String text, double share) {
        assertThat(NumberSyntax.ratio(value(text))).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"30/s,30", "0.5/s,0.5"})
    void ratesArePerSecond(String text, double rate) {
        assertThat(NumberSyntax.rate(value(text))).isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource({"20KB/s,20000", "1.5MB/s,1500000", "0.001MB/s,1000", "999999MB/s,999999000000"})
    void aLinksRateIsInWholeKilobytes(String text, long bytesPerSecond) {
        assertThat(ByteRateSyntax.read(value(text))).isEqualTo(bytesPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1_000", "0x10", "1e3", "08", "1000000000", "-1", "\"1\"", "x"})
    void countsAreDigitsOnly(String text) {
        assertThat(Shop.refusal(() -> NumberSyntax.whole(value(text)))).contains("expected a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "null", "~", "3.5", "0x1F", ".inf"})
    void whatYamlReadsAsSomethingElseIsNoText(String text) {
        assertThat(Shop.refusal(() -> TextSyntax.read(value(text)))).contains("put it in quotes: \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "yes", "no", "2026-12-01", "12:30"})
    void theWordsThatOlderYamlMisreadAreTexts(String text) {
        assertThat(TextSyntax.read(value(text))).isEqualTo(text);
    }

    @Test
    void aSlipOfTheFingerIsRecognised() {
        var faults = List.of("process-kill", "process-freeze", "link-down");

        assertThat(EditDistance.nearest("proces-kill", faults)).contains("process-kill");
        assertThat(EditDistance.nearest("ProcessKill", faults)).contains("process-kill");
        assertThat(EditDistance.nearest("link-donw", faults)).contains("link-down");
        assertThat(EditDistance.nearest("earthquake", faults)).isEmpty();
        assertThat(EditDistance.nearest("x".repeat(100_000), faults)).isEmpty();
    }

    @Test
    void swappedLettersAreOneSlip() {
        assertThat(EditDistance.between("seed", "sede")).isEqualTo(1);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("same", "same")).isZero();
    }

    private static YamlNode value(String text) {
        return Fields.withAnyNames(Shop.yaml("value.yaml", "v: " + text + "\n"), "a value")
                .required("v", node -> node);
    }
}
