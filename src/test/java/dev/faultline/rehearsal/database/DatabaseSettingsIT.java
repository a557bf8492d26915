package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.database.DatabaseSettings.Detection;
import dev.faultline.rehearsal.database.DatabaseSettings.StandbyZone;
import dev.faultline.rehearsal.process.ProcessTree;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Known-bad settings on real databases: each is as bad as it is meant to be, and no worse. */
class DatabaseSettingsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PUBLIC = "127.0.0.10";
    private static final int SECOND = 1_000;

    @Test
    void aFrozenPrimaryGoesUnnoticedWhereOnlyConnectionsCount() throws Exception {
        try (DatabaseFixture fixture =
                DatabaseFixture.started(DatabaseFixture.sound().with(Detection.CONNECT))) {
            ProcessHandle primary = fixture.node("db-a").process().orElseThrow();
            Freeze.all(primary);
            await().atMost(LIMIT).until(() -> !fixture.node("db-a").writes());
            // A heartbeat that asks would be missed three times over in two seconds.
            await().during(Duration.ofSeconds(4))
                    .atMost(LIMIT)
                    .until(() -> fixture.node("db-a").role() == DatabaseView.Role.PRIMARY
                            && fixture.node("db-b").role() == DatabaseView.Role.STANDBY
                            && primary.isAlive());
        }
    }

    @Test
    void aKilledPrimaryIsNoticedThereToo() throws Exception {
        try (DatabaseFixture fixture =
                DatabaseFixture.started(DatabaseFixture.sound().with(Detection.CONNECT))) {
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            await().atMost(LIMIT).until(() -> fixture.node("db-b").role() == DatabaseView.Role.PRIMARY);
            await().atMost(LIMIT).until(() -> fixture.node("db-b").writes());
        }
    }

    @Test
    void aStandbyInThePrimarysZoneSaysSo() throws Exception {
        try (DatabaseFixture fixture =
                DatabaseFixture.started(DatabaseFixture.sound().with(StandbyZone.SAME))) {
            assertThat(fixture.database().nodes())
                    .extracting(DatabaseView::zone)
                    .containsExactly("a", "a");
            await().atMost(LIMIT).until(() -> fixture.database().standbyInSync());
        }
    }

    @Test
    void aPublicDatabaseIsReachedAtThePublicAddressAfterAFailoverToo() throws Exception {
        assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT)).startsWith("linux");
        try (DatabaseFixture fixture =
                DatabaseFixture.started(DatabaseFixture.sound().with(Exposure.at(PUBLIC)))) {
            assertThat(answersSqlAt(PUBLIC, fixture.database().port("db-a"))).isTrue();
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            await().atMost(LIMIT).until(() -> fixture.node("db-b").writes());
            assertThat(answersSqlAt(PUBLIC, fixture.database().port("db-b"))).isTrue();
        }
    }

    @Test
    void aPrivateOneIsNot() throws Exception {
        assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT)).startsWith("linux");
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound())) {
            assertThat(accepts(PUBLIC, fixture.database().port("db-a"))).isFalse();
            assertThat(accepts(PUBLIC, fixture.database().endpointPort())).isFalse();
        }
    }

    private static boolean answersSqlAt(String address, int port) throws Exception {
        String url = "jdbc:postgresql://" + address + ":" + port + "/blinklean?connectTimeout=5&socketTimeout=5";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            return connection.isValid(1);
        }
    }

    private static boolean accepts(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), SECOND);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }
}
