package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.DatabaseView.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The role of a database that answers. */
class DatabaseNodeTest {
    private static final Optional<DatabaseStatus> WRITES = answered(true);
    private static final Optional<DatabaseStatus> FOLLOWS = answered(false);

    private static Optional<DatabaseStatus> answered(boolean writer) {
        return Optional.of(new DatabaseStatus(Instant.EPOCH, writer, 100, Optional.empty()));
    }

    @Test
    void aReplicaThatTakesWritesIsAWriterWhateverItIsMeantToBe() {
        assertThat(DatabaseNode.told(Role.REPLICA, WRITES)).isEqualTo(Role.PRIMARY);
    }

    @Test
    void oneThatFollowsOrSaysNothingIsWhatItIsMeantToBe() {
        assertThat(DatabaseNode.told(Role.REPLICA, FOLLOWS)).isEqualTo(Role.REPLICA);
        assertThat(DatabaseNode.told(Role.REPLICA, Optional.empty())).isEqualTo(Role.REPLICA);
        assertThat(DatabaseNode.told(Role.PRIMARY, Optional.empty())).isEqualTo(Role.PRIMARY);
    }

    @Test
    void aStandbyThatIsBeingPromotedIsThePrimaryByTheControllersWordAlone() {
        assertThat(DatabaseNode.told(Role.STANDBY, WRITES)).isEqualTo(Role.STANDBY);
    }
}
