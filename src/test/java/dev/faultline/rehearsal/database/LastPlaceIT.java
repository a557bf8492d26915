package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.api.LastPlace;
import dev.faultline.rehearsal.api.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people press “book” for the last place of a slot while it is still free, on a real database. */
class LastPlaceIT {
    private static final String SLOT = "andheri-2026-12-01-09";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"GUARDED, slot_full, 12", "LOOKED_AT, booked, 13"})
    void whoSawItFreeAndCameSecondGetsItOnlyWhereNothingGuardsIt(LastPlace lastPlace, String second, int bookedAfter)
            throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound())) {
            String database = "sale";
            createDatabase(fixture, database);
            try (Connection one = connect(fixture, database);
                    Connection other = connect(fixture, database)) {
                Schema.install(one, lastPlace);
                for (int n = 0; n < 11; n++) {
                    assertThat(book(one, "early-" + n)).isEqualTo("booked");
                }
                one.setAutoCommit(false);
                assertThat(book(one, "first")).isEqualTo("booked");
                CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> bookUnchecked(other));
                await().atMost(LIMIT).until(() -> waitsForALock(fixture));
                one.commit();
                assertThat(waiting.get()).isEqualTo(second);
                assertThat(booked(one)).isEqualTo(bookedAfter);
            }
        }
    }

    private static void createDatabase(DatabaseFixture fixture, String name) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
    }

    private static Connection connect(DatabaseFixture fixture, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + fixture.database().endpointPort() + "/" + database, "postgres", "");
    }

    private static String book(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT outcome FROM book(?, ?, ?)")) {
            statement.setString(1, key);
            statement.setString(2, SLOT);
            statement.setString(3, "+919820000001");
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static String bookUnchecked(Connection connection) {
        try {
            return book(connection, "second");
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean waitsForALock(DatabaseFixture fixture) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'sale' AND wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1) == 1;
        }
    }

    private static int booked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT booked FROM slots WHERE id = '" + SLOT + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
