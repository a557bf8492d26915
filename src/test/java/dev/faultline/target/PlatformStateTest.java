package dev.faultline.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.scenario.Topology;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the control plane tells, read. */
class PlatformStateTest {
    private static final URI TOXIPROXY = URI.create("http://127.0.0.1:8474");

    @Test
    void everythingThatIsToldIsRead() throws JsonProcessingException {
        SystemState state = read("""
                {"baseUrl":"https://127.0.0.1:1","smsUrl":"http://127.0.0.1:2","control":"http://127.0.0.1:3/health",
                 "nodes":[{"name":"api-a","service":"api","zone":"a","role":"serving","pid":7,
                   "started":"2026-01-01T00:00:00Z","port":4,"metrics":"http://127.0.0.1:4/metrics"}],
                 "links":[{"name":"api-a-to-redis","from":"api-a","to":"redis"}],
                 "services":[{"name":"api","desired":3,"ready":2,"readyByZone":{"a":1,"b":1,"c":0}}],
                 "invariants":[{"name":"desired-capacity","held":false,"found":"2 ready of 3"}],
                 "signals":[{"name":"cpu-utilisation","node":"api","value":62.5}],
                 "surroundings":{"payments":"http://127.0.0.1:5","channels":"http://127.0.0.1:6",
                   "operations":"http://127.0.0.1:7","plainHttp":"http://127.0.0.1:8","certificate":"PEM"},
                 "release":{"service":"api","version":"next","state":"rolling","detail":"1 of 3"}}
                """);

        Topology.Node node = state.topology().nodes().get(0);
        assertThat(node.port()).hasValue(4);
        assertThat(node.metrics()).hasValue(URI.create("http://127.0.0.1:4/metrics"));
        assertThat(node.process().orElseThrow().pid()).isEqualTo(7);
        assertThat(state.topology().surroundings().certificate()).hasValue("PEM");
        assertThat(state.topology().surroundings().operations()).hasValue(URI.create("http://127.0.0.1:7"));
        assertThat(state.topology().toxiproxy()).isEqualTo(TOXIPROXY);
        assertThat(state.services())
                .containsExactly(new SystemState.Service("api", 3, 2, Map.of("a", 1, "b", 1, "c", 0)));
        assertThat(state.signals()).containsExactly(new SystemState.Signal("cpu-utilisation", "api", 62.5));
        assertThat(state.release()).hasValue(new SystemState.Release("api", "next", "rolling", "1 of 3"));
    }

    @Test
    void aNodeInAContainerIsKnownByItsEngineAndItsId() throws JsonProcessingException {
        String json = """
                {"baseUrl":"https://127.0.0.1:1","smsUrl":"http://127.0.0.1:2","control":"http://127.0.0.1:3/health",
                 "nodes":[{"name":"db-a","service":"database","zone":"a","role":"primary","pid":null,"started":null,
                   "port":9,"metrics":null,"container":"f81bd5338886"}]}
                """;
        Topology topology = PlatformState.ofContainers(TOXIPROXY, "unix:///run/docker.sock")
                .of(new ObjectMapper().readTree(json))
                .topology();

        assertThat(topology.backend()).isEqualTo("docker");
        assertThat(topology.nodes().get(0).process()).isEmpty();
        assertThat(topology.nodes().get(0).container())
                .hasValue(new Topology.ContainerIdentity("unix:///run/docker.sock", "f81bd5338886"));
    }

    @Test
    void twoRegionsAreReadWithWhatIsInThem() throws JsonProcessingException {
        SystemState state = read("""
                {"baseUrl":"https://127.0.0.1:1","smsUrl":"http://127.0.0.1:2","control":"http://127.0.0.1:3/health",
                 "nodes":[{"name":"db-r2","service":"database","zone":"r2","role":"replica","region":"second"},
                   {"name":"sms","service":"sms","zone":"","role":"serving","region":null}],
                 "region":{"serving":"second","writer":"db-a","state":"promoting","detail":"waits"}}
                """);

        assertThat(state.topology().nodes()).extracting(Topology.Node::region).containsExactly("second", "");
        assertThat(state.regions()).hasValue(new SystemState.Regions("second", "db-a", "promoting", "waits"));
    }

    @Test
    void whatIsNotThereIsEmpty() throws JsonProcessingException {
        SystemState state = read("""
                {"baseUrl":"http://127.0.0.1:1","smsUrl":"http://127.0.0.1:2","control":"http://127.0.0.1:3/health",
                 "nodes":[{"name":"db-a","service":"database","zone":"a","role":"down","pid":null,"started":null,
                   "port":9,"metrics":null}],
                 "links":[],"services":[],"invariants":[],"signals":[],
                 "surroundings":{"payments":"http://127.0.0.1:5","certificate":null},"release":null}
                """);

        Topology.Node node = state.topology().nodes().get(0);
        assertThat(node.process()).isEmpty();
        assertThat(node.metrics()).isEmpty();
        assertThat(state.topology().surroundings().certificate()).isEmpty();
        assertThat(state.topology().surroundings().channels()).isEmpty();
        assertThat(state.topology().links()).isEqualTo(List.of());
        assertThat(state.release()).isEmpty();
        assertThat(state.regions()).isEmpty();
        assertThat(node.region()).isEmpty();
    }

    private static SystemState read(String json) throws JsonProcessingException {
        return PlatformState.ofProcesses(TOXIPROXY).of(new ObjectMapper().readTree(json));
    }
}
