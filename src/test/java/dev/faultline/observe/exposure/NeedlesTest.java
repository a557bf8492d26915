package dev.faultline.observe.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
    private static final String SECRET = "s3cr?t/>+välue";
    private final Needles needles = Needles.of(Map.of("operator", SECRET, "payment", "another-secret"));

    @Test
    void aSecretIsFoundAsItIsAndUrlEncoded() throws IOException {
        assertThat(in("{\"password\":\"" + SECRET + "\"}")).containsExactly("operator");
        assertThat(in("GET /?token=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .containsExactly("operator");
        assertThat(in(SECRET.substring(0, SECRET.length() - 1) + " another-secre"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:", "12345"})
    void aSecretIsFoundInBase64WhereverItStandsInIt(String before) throws IOException {
        for (String after : new String[] {"", "x", "xy", "\n"}) {
            byte[] text = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);
            assertThat(in("Basic " + Base64.getEncoder().encodeToString(text))).containsExactly("operator");
            assertThat(in("t=" + Base64.getUrlEncoder().withoutPadding().encodeToString(text)))
                    .containsExactly("operator");
        }
    }

    @Test
    void aSecretIsFoundAtEveryPlaceOfALongStream() throws IOException {
        for (int before = 65_500; before < 65_600; before++) {
            assertThat(in("x".repeat(before) + SECRET + "y".repeat(100)))
                    .as("after %d characters", before)
                    .containsExactly("operator");
        }
        assertThat(in("x".repeat(200_000) + "another-secret")).containsExactly("payment");
    }

    @Test
    void aSecretThatCouldStandThereByChanceIsNotLookedFor() throws IOException {
        Needles needles = Needles.of(Map.of("pin", "1234"));
        assertThat(needles.tooShort()).containsExactly("pin");
        assertThat(needles.in(new ByteArrayInputStream("1234".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private Set<String> in(String text) throws IOException {
        return needles.in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
