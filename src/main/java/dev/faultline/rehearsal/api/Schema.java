package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.geography.CityZone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/** The tables and functions of the booking database, and the zones and slots it starts with. */
public final class Schema {
    /** The zones that can be booked. */
    public static final List<String> ZONES =
            CityZone.all().stream().map(CityZone::name).toList();
    /** The slot for probers; its zone has the same name and is not listed. */
    public static final String PROBE = "probe";

    private static final String WITHOUT_GUARD = "ALTER TABLE slots DROP CONSTRAINT never_oversold;"
            + " CREATE OR REPLACE FUNCTION last_place_is_guarded() RETURNS boolean"
            + " LANGUAGE sql IMMUTABLE AS 'SELECT false'";
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 12, 1);
    private static final int DAYS = 14;
    private static final int FIRST_HOUR = 9;
    private static final int HOURS = 8;
    private static final int CAPACITY = 12;
    private static final int PROBE_CAPACITY = 1_000_000;

    private Schema() {}

    /**
     * Creates everything on an empty database, in one transaction. The connection stays open.
     *
     * @throws SQLException when the database refuses, also when the schema is there already
     */
    public static void install(Connection connection, LastPlace lastPlace) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(script());
            if (lastPlace == LastPlace.LOOKED_AT) {
                statement.execute(WITHOUT_GUARD);
            }
            seed(connection);
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static void seed(Connection connection) throws SQLException {
        try (PreparedStatement zone =
                        connection.prepareStatement("INSERT INTO zones (name, latitude, longitude) VALUES (?, ?, ?)");
                PreparedStatement slot = connection.prepareStatement(
                        "INSERT INTO slots (id, zone, day, capacity) VALUES (?, ?, ?, ?)")) {
            for (CityZone city : CityZone.all()) {
                zone.setString(1, city.name());
                zone.setDouble(2, city.latitude());
                zone.setDouble(3, city.longitude());
                zone.addBatch();
                addSlots(slot, city.name());
            }
            addSlot(slot, PROBE, PROBE, FIRST_DAY, PROBE_CAPACITY);
            zone.executeBatch();
            slot.executeBatch();
        }
    }

    private static void addSlots(PreparedStatement insert, String zone) throws SQLException {
        for (int day = 0; day < DAYS; day++) {
            for (int hour = FIRST_HOUR; hour < FIRST_HOUR + HOURS; hour++) {
                SlotId id = new SlotId(zone, FIRST_DAY.plusDays(day), hour);
                addSlot(insert, id.toString(), zone, id.day(), CAPACITY);
            }
        }
    }

    private static void addSlot(PreparedStatement insert, String id, String zone, LocalDate day, int capacity)
            throws SQLException {
        insert.setString(1, id);
        insert.setString(2, zone);
        insert.setObject(3, day);
        insert.setInt(4, capacity);
        insert.addBatch();
    }

    private static String script() {
        try (InputStream script = Schema.class.getResourceAsStream("schema.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("The program's own schema.sql cannot be read", broken);
        }
    }
}
