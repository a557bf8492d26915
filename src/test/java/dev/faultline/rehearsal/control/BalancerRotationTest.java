package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the load balancer's list of targets says. */
class BalancerRotationTest {
    @Test
    void onlyHealthyTargetsServe() {
        String targets = "[{\"name\":\"api-a\",\"state\":\"healthy\"},{\"name\":\"api-b\",\"state\":\"unhealthy\"},"
                + "{\"name\":\"api-c\",\"state\":\"unchecked\"}]";

        assertThat(BalancerRotation.healthyIn(targets.getBytes(StandardCharsets.UTF_8)))
                .containsEntry("api-a", true)
                .containsEntry("api-b", false)
                .containsEntry("api-c", false);
    }

    @Test
    void aTargetThatIsDrainedDoesNotHideTheOneThatTookItsName() {
        String targets = "[{\"name\":\"api-a\",\"state\":\"healthy\"},{\"name\":\"api-a\",\"state\":\"draining\"}]";

        assertThat(BalancerRotation.healthyIn(targets.getBytes(StandardCharsets.UTF_8)))
                .containsEntry("api-a", true);
    }

    @Test
    void anAnswerThatIsNoListMeansThatNobodyIsKnownToServe() {
        assertThat(BalancerRotation.healthyIn("<html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
