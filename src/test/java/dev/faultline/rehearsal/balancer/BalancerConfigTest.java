package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.BalancerConfig.Tls;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.protocol.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration as the control plane writes it. */
class BalancerConfigTest {
    private static final String ALL = """
            {"port":8443,"plainPort":8080,"adminPort":9090,"publicPort":443,"tls":{"keyStore":"a","password":"b"},"redirect":"off",\
            "firewall":"count","floodLimit":100,"targets":[{"name":"api-a","zone":"a","host":"127.0.0.1","port":1}],\
            "health":{"path":"/health","interval":"PT0.02S","timeout":"PT5S","unhealthyAfter":2,"healthyAfter":2,\
            "checks":"off"},"requestTimeout":"PT20S"}""";

    @Test
    void allOfItIsRead() throws Exception {
        assertThat(Json.MAPPER.readValue(ALL, BalancerConfig.class))
                .isEqualTo(new BalancerConfig(
                        8443,
                        8080,
                        9090,
                        443,
                        new Tls("a", "b"),
                        Redirect.OFF,
                        FirewallMode.COUNT,
                        100,
                        List.of(new TargetConfig("api-a", "a", "127.0.0.1", 1)),
                        RunningBalancer.health(Checks.OFF),
                        Duration.ofSeconds(20)));
    }

    @Test
    void theCertificateMayBeLeftOut() throws Exception {
        assertThat(without("tls").tls()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port",
                "plainPort",
                "publicPort",
                "redirect",
                "firewall",
                "floodLimit",
                "targets",
                "health",
                "requestTimeout"
            })
    void nothingElseMayBeLeftOut(String field) {
        assertThatThrownBy(() -> without(field))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }

    @Test
    void whatIsWrittenIsReadTheSame() throws Exception {
        BalancerConfig written = RunningBalancer.plain(RunningBalancer.PATIENT, Checks.OFF);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(written), BalancerConfig.class))
                .isEqualTo(written);
    }

    private static BalancerConfig without(String field) throws JacksonException {
        ObjectNode config = (ObjectNode) Json.MAPPER.readTree(ALL);
        config.remove(field);
        return Json.MAPPER.treeToValue(config, BalancerConfig.class);
    }
}
