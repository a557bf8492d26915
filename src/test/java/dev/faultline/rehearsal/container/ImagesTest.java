package dev.faultline.rehearsal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The images are the official ones unless the environment names others. */
class ImagesTest {
    @Test
    void theyAreTheOfficialOnesUnderTheirUsualTags() {
        assertThat(Images.of(Map.of()))
                .isEqualTo(new Images(
                        "faultline", "postgres:17", "redis:7", "haproxy:3.0", "ghcr.io/shopify/toxiproxy:2.12.0"));
    }

    @Test
    void eachCanBeSetAsForTheComposeFile() {
        Images images = Images.of(Map.of(
                "FAULTLINE_IMAGE", "ours:1",
                "POSTGRES_IMAGE", "p:1",
                "REDIS_IMAGE", "r:1",
                "HAPROXY_IMAGE", "h:1",
                "TOXIPROXY_IMAGE", "t:1"));
        assertThat(images.program()).isEqualTo("ours:1");
        assertThat(images.ofOthers()).containsExactly("p:1", "r:1", "h:1", "t:1");
    }
}
