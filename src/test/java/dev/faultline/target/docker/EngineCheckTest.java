package dev.faultline.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine is looked at before anything is created on it, and what is wrong with it is said with what to do. */
class EngineCheckTest {
    private static final List<String> IMAGES = List.of("postgres:17", "redis:7");

    private final List<String> progress = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"20.10.24, 1.41", "28.2.2, 1.50", "99.0, 2.0"})
    void anEngineThatIsNewEnoughWillDo(String engine, String api) {
        PaperEngine fit = new PaperEngine().ofVersion(engine, api).withImages("postgres:17", "redis:7");
        assertThatCode(() -> check(fit).require(IMAGES)).doesNotThrowAnyException();
        assertThat(fit.acts()).as("nothing has to be pulled").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19.03.15, 1.40", "1.12.6, 1.24", "17.09, 1.9"})
    void anOldEngineIsToBeUpgraded(String engine, String api) {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(
                        () -> check(new PaperEngine().ofVersion(engine, api)).require(IMAGES))
                .withMessageContaining("1.41")
                .withMessageContaining(api)
                .withMessageContaining("upgrade it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "v1.41"})
    void whatTellsNoVersionIsNoDockerEngine(String api) {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> check(new PaperEngine().ofVersion("?", api)).require(IMAGES))
                .withMessageContaining("`" + api + "`");
    }

    @Test
    void anImageThatIsMissingIsPulled() throws Exception {
        PaperEngine engine = new PaperEngine().withImages("postgres:17").withRegistry("redis:7");
        check(engine).require(IMAGES);
        assertThat(engine.acts()).containsExactly("pull redis:7");
        assertThat(progress).containsExactly("pulling redis:7");
    }

    @Test
    void allImagesThatCannotBeHadAreNamedAtOnce() {
        PaperEngine engine = new PaperEngine();
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> check(engine).require(IMAGES))
                .withMessageContaining("postgres:17 (no registry answers)")
                .withMessageContaining("redis:7 (no registry answers)")
                .withMessageContaining(".ci/images");
    }

    private EngineCheck check(Engine engine) {
        return new EngineCheck(engine, progress::add);
    }
}
