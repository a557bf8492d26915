package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What made a run is read back as it was written, by later versions too. */
class ManifestTest {
    @TempDir
    Path reports;

    @Test
    void changedSettingsComeBackAsTheyWereGiven() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports).set("cache.ttl", "PT7S");
        run.report();

        assertThat(Manifest.read(run.files()).orElseThrow().settings())
                .containsOnlyKeys("cache.ttl")
                .containsValue("PT7S");
    }

    @Test
    void theManifestOfAnEarlierVersionHasNoChangedSettingsAndNoAlteredFiles() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        String today = Files.readString(run.files().manifest());
        Files.writeString(
                run.files().manifest(),
                today.replaceFirst("\"settings\" : \\{[^}]*},", "").replaceFirst("\"altered\" : \\[[^]]*],", ""));
        assertThat(Files.readString(run.files().manifest())).doesNotContain("settings", "altered");

        Manifest manifest = Manifest.read(run.files()).orElseThrow();
        assertThat(manifest.settings()).isEmpty();
        assertThat(manifest.altered()).isEmpty();
    }

    @Test
    void aRunThatWroteNoneHasNone() throws IOException {
        assertThat(Manifest.read(new RunFiles(reports))).isEmpty();
    }
}
