package dev.faultline.rehearsal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A client that writes numbers for as long as it is asked to, and remembers which of them were acknowledged and when. */
final class WriteLoop implements AutoCloseable {
    private final DatabaseFixture fixture;
    private final List<Long> acknowledged = new ArrayList<>();
    private final Thread thread = new Thread(this::writeUntilClosed, "write-loop");
    private Instant lastAnswer = Instant.now();
    private Duration longestGap = Duration.ZERO;
    private volatile boolean closing;

    WriteLoop(DatabaseFixture fixture) {
        this.fixture = fixture;
        thread.start();
    }

    synchronized int acknowledged() {
        return acknowledged.size();
    }

    synchronized Duration longestGap() {
        return longestGap;
    }

    /** What was acknowledged and is not there. */
    Set<Long> lost() throws SQLException {
        Set<Long> lost;
        synchronized (this) {
            lost = new HashSet<>(acknowledged);
        }
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT n FROM write")) {
            while (found.next()) {
                lost.remove(found.getLong(1));
            }
        }
        return lost;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }

    private void writeUntilClosed() {
        long next = 0;
        while (!closing) {
            try (Connection connection = fixture.connect();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO write VALUES (?)")) {
                while (!closing) {
                    insert.setLong(1, ++next);
                    insert.executeUpdate();
                    acknowledge(next);
                }
            } catch (SQLException notNow) {
                // In doubt: the number is not counted, and the next one gets a new connection.
            }
        }
    }

    private synchronized void acknowledge(long number) {
        Instant now = Instant.now();
        Duration gap = Duration.between(lastAnswer, now);
        longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
        lastAnswer = now;
        acknowledged.add(number);
    }
}
