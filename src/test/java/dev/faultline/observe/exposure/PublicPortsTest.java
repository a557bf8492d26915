package dev.faultline.observe.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.observe.LinkProxies;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.StandInServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On Linux, where all of 127.0.0.0/8 is this machine. */
@EnabledOnOs(OS.LINUX)
class PublicPortsTest {
    private static final String PUBLIC = "127.0.0.10";

    @Test
    void partsThatListenInsideOnlyAreNotExposed() throws Exception {
        try (ServerSocket balancer = listen(PUBLIC);
                ServerSocket database = listen("127.0.0.1");
                ServerSocket link = listen("127.0.0.1")) {
            Finding finding = look(PUBLIC, balancer, database, link);
            assertThat(finding)
                    .isEqualTo(new Finding(
                            true, "of 2 ports of nodes and links none is open at 127.0.0.10, where the balancer is"));
        }
    }

    @Test
    void aPartThatListensOnEveryAddressIsExposed() throws Exception {
        try (ServerSocket balancer = listen(PUBLIC);
                ServerSocket database = listen("0.0.0.0");
                ServerSocket link = listen("127.0.0.1")) {
            assertThat(look(PUBLIC, balancer, database, link))
                    .isEqualTo(new Finding(false, "db-a answers at 127.0.0.10:" + database.getLocalPort()));
        }
    }

    @Test
    void aLinkThatIsOpenedToTheOutsideIsExposed() throws Exception {
        try (ServerSocket balancer = listen(PUBLIC);
                ServerSocket database = listen("127.0.0.1");
                ServerSocket link = listen(PUBLIC)) {
            assertThat(look(PUBLIC, balancer, database, link))
                    .isEqualTo(
                            new Finding(false, "link api-a-to-database answers at 127.0.0.10:" + link.getLocalPort()));
        }
    }

    @Test
    void aBalancerThatDoesNotAnswerEitherShowsNothing() throws Exception {
        try (ServerSocket balancer = listen("127.0.0.1");
                ServerSocket database = listen("127.0.0.1");
                ServerSocket link = listen("127.0.0.1")) {
            assertThatThrownBy(() -> look(PUBLIC, balancer, database, link))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the balancer itself did not answer");
        }
    }

    @Test
    void whereEverythingListensAtOneAddressNothingCanBeToldApart() throws Exception {
        try (ServerSocket balancer = listen("127.0.0.1");
                ServerSocket database = listen("127.0.0.1");
                ServerSocket link = listen("127.0.0.1")) {
            assertThatThrownBy(() -> look("127.0.0.1", balancer, database, link))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be told apart")
                    .hasMessageContaining("public.address");
        }
    }

    private static ServerSocket listen(String address) throws IOException {
        return new ServerSocket(0, 50, InetAddress.getByName(address));
    }

    private static Finding look(String host, ServerSocket balancer, ServerSocket database, ServerSocket link)
            throws IOException, InterruptedException {
        String proxies = "{\"client-to-balancer\":" + proxy("client-to-balancer", balancer) + ",\"api-a-to-database\":"
                + proxy("api-a-to-database", link) + "}";
        try (StandInServer toxiproxy = new StandInServer(200, proxies)) {
            URI base = URI.create("https://" + host + ":" + balancer.getLocalPort());
            URI inside = toxiproxy.uri();
            Node node = new Node(
                    "db-a",
                    "database",
                    "a",
                    "primary",
                    Optional.empty(),
                    Optional.of(database.getLocalPort()),
                    Optional.empty());
            Topology topology = new Topology("test", base, inside, inside, inside, List.of(node), List.of());
            return new PublicPorts(new LinkProxies(inside)).look(topology);
        }
    }

    private static String proxy(String name, ServerSocket listening) {
        return "{\"name\":\"" + name + "\",\"listen\":\"127.0.0.1:" + listening.getLocalPort()
                + "\",\"enabled\":true,\"toxics\":[]}";
    }
}
