package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.protocol.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The configuration as the control plane writes it. */
class BalancerConfigTest {
    private static final String REQUIRED = "\"port\":8443,\"targets\":[{\"name\":\"api-a\",\"zone\":\"a\","
            + "\"host\":\"127.0.0.1\",\"port\":1}],\"health\":{\"path\":\"/health\",\"interval\":\"PT0.2S\","
            + "\"timeout\":\"PT1S\",\"unhealthyAfter\":2,\"healthyAfter\":2,\"checks\":\"on\"},\"requestTimeout\":\"PT5S\"";

    @Test
    void whatIsLeftOutHasADefault() throws Exception {
        BalancerConfig config = Json.MAPPER.readValue("{" + REQUIRED + "}", BalancerConfig.class);
        assertThat(config.tls()).isNull();
        assertThat(config.plainPort()).isNull();
        assertThat(config.admin()).isZero();
        assertThat(config.floodLimit()).isZero();
        assertThat(config.firewall()).isEqualTo(FirewallMode.BLOCK);
        assertThat(config.health().checks()).isEqualTo(Checks.ON);
    }

    @Test
    void allOfItIsRead() throws Exception {
        BalancerConfig config = Json.MAPPER.readValue(
                "{" + REQUIRED
                        + ",\"plainPort\":8080,\"publicPort\":443,\"admin\":9,\"tls\":{\"keyStore\":\"a\",\"password\":\"b\"},"
                        + "\"redirect\":\"off\",\"firewall\":\"count\",\"floodLimit\":100}",
                BalancerConfig.class);
        assertThat(config)
                .extracting(
                        BalancerConfig::plainPort,
                        BalancerConfig::publicPort,
                        BalancerConfig::admin,
                        BalancerConfig::redirect,
                        BalancerConfig::firewall,
                        BalancerConfig::floodLimit)
                .containsExactly(8080, 443, 9, Redirect.OFF, FirewallMode.COUNT, 100);
        assertThat(config.tls()).isEqualTo(new BalancerConfig.Tls("a", "b"));
    }

    @Test
    void whatIsWrittenIsReadTheSame() throws Exception {
        BalancerConfig written =
                new BalancerConfig(1, List.of(), RunningBalancer.health(Checks.OFF), RunningBalancer.PATIENT);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(written), BalancerConfig.class))
                .isEqualTo(written);
    }
}
