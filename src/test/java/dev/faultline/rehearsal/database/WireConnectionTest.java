package dev.faultline.rehearsal.database;

import static dev.faultline.rehearsal.database.ScriptedServer.loggedIn;
import static dev.faultline.rehearsal.database.ScriptedServer.message;
import static dev.faultline.rehearsal.database.ScriptedServer.messages;
import static dev.faultline.rehearsal.database.ScriptedServer.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol's framing: log-in, rows, errors, silence. */
class WireConnectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void rowsComeBackAsTextAndNullAsNull() throws Exception {
        byte[] answer =
                messages(message('T', "x"), row("t", null), row("", "two"), message('C', "x"), message('Z', "I"));
        try (ScriptedServer server = new ScriptedServer(loggedIn(), answer);
                WireConnection connection = WireConnection.open(server.port(), LIMIT)) {
            assertThat(connection.query("SELECT", LIMIT))
                    .isEqualTo(List.of(Arrays.asList("t", null), List.of("", "two")));
            assertThat(server.startup()).contains("user\0postgres\0").contains("database\0postgres\0");
        }
    }

    @Test
    void aReplicationConnectionSaysSo() throws Exception {
        try (ScriptedServer server = new ScriptedServer(loggedIn());
                WireConnection connection = WireConnection.openReplication(server.port(), "clone-db-b", LIMIT)) {
            assertThat(server.startup()).contains("replication\0true\0").contains("application_name\0clone-db-b\0");
        }
    }

    @Test
    void anErrorIsThrownWithItsStateAndTheConnectionStaysUsable() throws Exception {
        byte[] error = messages(message('E', "SERROR\0C42P01\0Mno such table\0\0"), message('Z', "I"));
        byte[] fine = messages(row("1"), message('Z', "I"));
        try (ScriptedServer server = new ScriptedServer(loggedIn(), error, fine);
                WireConnection connection = WireConnection.open(server.port(), LIMIT)) {
            assertThatThrownBy(() -> connection.query("SELECT", LIMIT))
                    .isInstanceOf(PostgresError.class)
                    .hasMessage("PostgreSQL says: no such table (SQLSTATE 42P01)");
            assertThat(connection.query("SELECT 1", LIMIT)).isEqualTo(List.of(List.of("1")));
        }
    }

    @Test
    void aRefusedLogInIsAnError() throws Exception {
        try (ScriptedServer server = new ScriptedServer(message('E', "C57P03\0Mstarting up\0\0"))) {
            assertThatThrownBy(() -> WireConnection.open(server.port(), LIMIT)).hasMessageContaining("starting up");
        }
    }

    @Test
    void aDemandForAPasswordIsAnError() throws Exception {
        try (ScriptedServer server = new ScriptedServer(message('R', new byte[] {0, 0, 0, 10}))) {
            assertThatThrownBy(() -> WireConnection.open(server.port(), LIMIT)).hasMessageContaining("password");
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws Exception {
        try (ScriptedServer server = new ScriptedServer(new byte[0])) {
            assertThatThrownBy(() -> WireConnection.open(server.port(), SHORT))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aQueryWithoutAnswerIsGivenUp() throws Exception {
        try (ScriptedServer server = new ScriptedServer(loggedIn());
                WireConnection connection = WireConnection.open(server.port(), LIMIT)) {
            assertThatThrownBy(() -> connection.query("SELECT", SHORT)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whatIsNotAMessageIsNotReadAsOne() throws Exception {
        try (ScriptedServer server = new ScriptedServer(new byte[] {'H', 'T', 'T', 'P', '/'})) {
            assertThatThrownBy(() -> WireConnection.open(server.port(), LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not a PostgreSQL message");
        }
    }
}
