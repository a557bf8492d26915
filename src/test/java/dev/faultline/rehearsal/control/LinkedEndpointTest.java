package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.Ground;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An endpoint moves by moving the links that lead to it. */
class LinkedEndpointTest {
    private final List<String> moves = new ArrayList<>();
    private final LinkedEndpoint endpoint = new LinkedEndpoint("database", new NodeLinks() {
        @Override
        public int port(String from, String to) {
            throw new AssertionError("nobody is dialled");
        }

        @Override
        public void pointTo(String node, int port) {
            moves.add(node + " " + port);
        }
    });

    @Test
    void itLeadsNowhereUntilItHasATarget() {
        assertThat(endpoint.port()).isEqualTo(Ground.NOWHERE);
        assertThat(moves).isEmpty();
    }

    @Test
    void allLinksFollowItsTargetAndNewOnesBeginThere() throws IOException {
        endpoint.moveTo(5432);
        assertThat(endpoint.port()).isEqualTo(5432);
        endpoint.sever();
        assertThat(endpoint.port()).isEqualTo(Ground.NOWHERE);
        assertThat(moves).containsExactly("database 5432", "database " + Ground.NOWHERE);
    }
}
