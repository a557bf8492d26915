package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.rehearsal.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.params.SetParams;

/** How many places are free, up to {@link #FRESH_FOR} old: from the cache, or from the database when that is away. */
final class Availability {
    static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private static final String FREE =
            "SELECT id, capacity, capacity - booked FROM slots WHERE zone = ? AND day = ? ORDER BY id";

    private final Redis redis;
    private final Database database;
    private final ApiSettings.CacheFallback fallback;

    Availability(Redis redis, Database database, ApiSettings.CacheFallback fallback) {
        this.redis = redis;
        this.database = database;
        this.fallback = fallback;
    }

    private record FreeSlot(String id, int capacity, int free) {}

    /**
     * The slots of a zone and day, as JSON.
     *
     * @throws DatabaseFailure when neither the cache nor the database can tell
     * @throws Unavailable when the cache is away and nothing is to take its place
     */
    byte[] json(String zone, LocalDate day) {
        String key = "availability:" + zone + ":" + day;
        Optional<String> cached = cached(key);
        String json = cached.orElseGet(() -> remembered(key, read(zone, day)));
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> cached(String key) {
        try {
            return Optional.ofNullable(redis.call(client -> client.get(key)));
        } catch (Unavailable cacheAway) {
            return switch (fallback) {
                case ON -> Optional.empty(); // The breaker counts it; the database answers instead.
                case OFF -> throw cacheAway;
            };
        }
    }

    private String remembered(String key, String json) {
        try {
            redis.call(client -> client.set(key, json, SetParams.setParams().px(FRESH_FOR.toMillis())));
        } catch (Unavailable cacheAway) {
            return json; // Not remembered; the answer is as good.
        }
        return json;
    }

    private String read(String zone, LocalDate day) {
        List<FreeSlot> slots = database.read(Query.AVAILABILITY, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FREE)) {
                statement.setString(1, zone);
                statement.setObject(2, day);
                List<FreeSlot> found = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new FreeSlot(row.getString(1), row.getInt(2), row.getInt(3)));
                    }
                }
                return found;
            }
        });
        try {
            return Json.MAPPER.writeValueAsString(Map.of("slots", slots));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Slots cannot be written as JSON", impossible);
        }
    }
}
