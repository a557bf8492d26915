package dev.faultline.rehearsal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.cache.CacheStatus.Link;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Redis's answer to INFO replication, and the lag that two of them tell. */
class CacheStatusTest {
    private static final String PRIMARY = """
            # Replication\r
            role:master\r
            connected_slaves:1\r
            slave0:ip=127.0.0.1,port=23988,state=online,offset=140,lag=1\r
            master_replid:7d318766a6d0151e438bf74cc22876a5f4db8861\r
            master_repl_offset:154\r
            """;
    private static final String REPLICA = """
            # Replication\r
            role:slave\r
            master_link_status:up\r
            slave_repl_offset:140\r
            master_replid:7d318766a6d0151e438bf74cc22876a5f4db8861\r
            master_repl_offset:140\r
            """;

    @Test
    void aPrimarySaysHowFarItsStreamReaches() {
        CacheStatus status = CacheStatus.of(PRIMARY);

        assertThat(status.role()).isEqualTo(CacheStatus.Role.PRIMARY);
        assertThat(status.offset()).isEqualTo(154);
        assertThat(status.follows()).isFalse();
    }

    @Test
    void aReplicaFollowsWhileItsLinkIsUp() {
        assertThat(CacheStatus.of(REPLICA).follows()).isTrue();
        CacheStatus cut = CacheStatus.of(REPLICA.replace("status:up", "status:down"));
        assertThat(cut.link()).isEqualTo(Link.DOWN);
        assertThat(cut.follows()).isFalse();
    }

    @Test
    void anotherAnswerIsRefused() {
        assertThatThrownBy(() -> CacheStatus.of("# Server\r\nprocess_id:1\r\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INFO replication");
    }

    @Test
    void theLagIsWhatThePrimaryIsAhead() {
        assertThat(lag(PRIMARY, REPLICA)).contains(new CacheLag("redis-b", 14));
    }

    @Test
    void aReplicaThatWasAskedLaterIsNotAhead() {
        assertThat(lag(PRIMARY, REPLICA.replace("slave_repl_offset:140", "slave_repl_offset:200")))
                .contains(new CacheLag("redis-b", 0));
    }

    @Test
    void offsetsOfTwoHistoriesAreNotCompared() {
        assertThat(lag(PRIMARY, REPLICA.replace("7d31", "0000"))).isEmpty();
    }

    private static Optional<CacheLag> lag(String primary, String replica) {
        return CacheLag.of(List.of(
                view("redis-a", CacheView.Role.PRIMARY, primary), view("redis-b", CacheView.Role.REPLICA, replica)));
    }

    private static CacheView view(String name, CacheView.Role role, String info) {
        return new CacheView(name, "a", role, Optional.empty(), Optional.of(CacheStatus.of(info)));
    }
}
