package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The first line on standard input. */
class PlatformConfigTest {
    @Test
    void whatMayBeMissingIsEmpty() {
        PlatformConfig config = PlatformConfig.parse(
                "{\"workFolder\":\"/w\",\"logsFolder\":\"/l\",\"toxiproxy\":\"http://127.0.0.1:8474\",\"java\":[\"java\"]}");

        assertThat(config.workFolder()).isEqualTo(Path.of("/w"));
        assertThat(config.cacheFolder()).isEmpty();
        assertThat(config.settings()).isEmpty();
        assertThat(config.secrets().byParameter()).hasSize(4).doesNotContainValue("");
    }

    @Test
    void whatMustNotBeMissingIsNamed() {
        assertThatThrownBy(() -> PlatformConfig.parse("{\"workFolder\":\"/w\",\"java\":[]}"))
                .hasMessageContaining("\"logsFolder\"");
    }

    @Test
    void nothingAndNonsenseAreRefused() {
        assertThatThrownBy(() -> PlatformConfig.parse(null)).hasMessageContaining("one line of JSON");
        assertThatThrownBy(() -> PlatformConfig.parse("{")).hasMessageContaining("not the platform's configuration");
        assertThatThrownBy(() -> PlatformConfig.parse("{\"colour\":1}")).hasMessageContaining("colour");
    }
}
