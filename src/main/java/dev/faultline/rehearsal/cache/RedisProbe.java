package dev.faultline.rehearsal.cache;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** Asks a Redis server whether it is there and which process it is, on a connection of its own. */
public final class RedisProbe {
    private static final String PROCESS_ID = "process_id:";

    private RedisProbe() {}

    /**
     * The process id of the Redis server on {@code port} of the loopback address; empty when none answers, each step
     * being given {@code limit}.
     */
    public static OptionalLong processAt(int port, Duration limit) {
        try (RedisConnection connection = RedisConnection.open(port, limit)) {
            return processIn(connection.info("server"));
        } catch (IOException notThere) {
            return OptionalLong.empty();
        }
    }

    /** Finds the process id in the answer to INFO. */
    static OptionalLong processIn(String info) {
        return info.lines()
                .filter(line -> line.startsWith(PROCESS_ID))
                .mapToLong(line -> Long.parseLong(line.substring(PROCESS_ID.length())))
                .findFirst();
    }
}
