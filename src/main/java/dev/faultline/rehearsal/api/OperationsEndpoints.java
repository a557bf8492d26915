package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import java.sql.PreparedStatement;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What load balancers, supervisors and monitoring ask. */
final class OperationsEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsEndpoints.class);

    private final Database database;
    private final Redis redis;
    private final ApiMetrics metrics;
    private final ApiSettings settings;

    OperationsEndpoints(Database database, Redis redis, ApiMetrics metrics, ApiSettings settings) {
        this.database = database;
        this.redis = redis;
        this.metrics = metrics;
        this.settings = settings;
    }

    /**
     * Whether this process can serve: that a worker thread was free to say so. It deliberately does not ask the shared
     * database or cache: they are down for all instances at once, so a fail-over would empty every target group (which
     * is what the setting {@code deep} shows).
     */
    Answer health(Call call) {
        if (settings.version().fitness() == ApiSettings.Fitness.BROKEN) {
            return Answer.json(503, health("down"));
        }
        return switch (settings.health()) {
            case SHALLOW -> Answer.json(200, health("up"));
            case DEEP -> ready(call);
        };
    }

    private Map<String, String> health(String status) {
        return Map.of("status", status, "version", settings.version().name());
    }

    /** Whether everything this process depends on can be reached. */
    Answer ready(Call call) {
        boolean databaseUp = databaseAnswers();
        boolean redisUp = redisAnswers();
        Map<String, Object> state = Map.of("database", word(databaseUp), "redis", word(redisUp));
        return Answer.json(databaseUp && redisUp ? 200 : 503, state);
    }

    Answer metrics(Call call) {
        return metrics.exposition();
    }

    private boolean databaseAnswers() {
        try {
            return database.read(Query.PING, connection -> {
                try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
                    return statement.execute();
                }
            });
        } catch (DatabaseFailure away) {
            LOG.debug("Not ready: {}", away.getMessage());
            return false;
        }
    }

    private boolean redisAnswers() {
        try {
            return redis.call(client -> client.ping()) != null;
        } catch (Unavailable away) {
            LOG.debug("Not ready: {}", away.getMessage());
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
