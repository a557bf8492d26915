package dev.faultline.target.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.Accounts;
import cloud.StandInCloud;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients go where the SDK's own settings say, and nowhere without TLS but to this machine. */
class AwsClientsTest {
    private final StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void point() {
        cloud.systemProperties().forEach(this::set);
    }

    private void set(String name, String value) {
        before.putIfAbsent(name, System.getProperty(name, ""));
        System.setProperty(name, value);
    }

    @AfterEach
    void down() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        cloud.close();
    }

    @Test
    void whoCallsAndHowRightTheClockIsComeWithOneCall() throws Exception {
        cloud.skewedBy(Duration.ofSeconds(60));
        try (AwsClients aws = AwsClients.in("ap-south-1")) {
            AwsClients.Caller caller = aws.caller();

            assertThat(caller.account()).isEqualTo("111122223333");
            assertThat(caller.arn()).startsWith("arn:aws:");
            assertThat(caller.ahead().orElseThrow()).isBetween(Duration.ofSeconds(-62), Duration.ofSeconds(-57));
        }
        assertThat(cloud.calls()).hasSize(1);
    }

    @Test
    void nothingGoesAnywhereElseWithoutTls() {
        set("aws.endpointUrl", "http://192.0.2.1:8080");
        try (AwsClients aws = AwsClients.in("ap-south-1")) {
            assertThatThrownBy(aws::caller)
                    .isInstanceOf(AwsCallFailed.class)
                    .hasMessageContaining("nothing is sent to http://192.0.2.1")
                    .hasMessageContaining("on this machine alone");
        }
        assertThat(cloud.calls()).isEmpty();
    }
}
