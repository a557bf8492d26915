package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the load balancer's list of targets says. */
class ServiceHealthTest {
    @Test
    void onlyHealthyTargetsServe() {
        String targets = "[{\"name\":\"api-a\",\"state\":\"healthy\"},{\"name\":\"api-b\",\"state\":\"unhealthy\"},"
                + "{\"name\":\"api-c\",\"state\":\"unchecked\"}]";

        assertThat(ServiceHealth.healthyTargets(Optional.of(targets.getBytes(StandardCharsets.UTF_8))))
                .containsEntry("api-a", true)
                .containsEntry("api-b", false)
                .containsEntry("api-c", false);
    }

    @Test
    void aTargetThatIsDrainedDoesNotHideTheOneThatTookItsName() {
        String targets = "[{\"name\":\"api-a\",\"state\":\"healthy\"},{\"name\":\"api-a\",\"state\":\"draining\"}]";

        assertThat(ServiceHealth.healthyTargets(Optional.of(targets.getBytes(StandardCharsets.UTF_8))))
                .containsEntry("api-a", true);
    }

    @Test
    void noAnswerMeansNobodyIsKnownToServe() {
        assertThat(ServiceHealth.healthyTargets(Optional.empty())).isEmpty();
        assertThat(ServiceHealth.healthyTargets(Optional.of("<html>".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }
}
