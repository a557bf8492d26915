package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The cache, behind short time-outs and a circuit breaker: each call ends within a fraction of a second. */
final class Redis implements AutoCloseable {
    /** As many as are let in, so that nobody waits for one. */
    private static final int CONNECTIONS = Dependency.SHARED.insideAtOnce();

    private static final Duration CONNECT_LIMIT = Duration.ofMillis(300);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(500);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMillis(100);

    private final Dependency dependency = new Dependency("redis", Dependency.SHARED);
    private final RedisClient client;

    Redis(String hostAndPort) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(WAIT_FOR_CONNECTION);
        pool.setJmxEnabled(false);
        client = RedisClient.builder()
                .hostAndPort(HostAndPort.from(hostAndPort))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis((int) CONNECT_LIMIT.toMillis())
                        .socketTimeoutMillis((int) ANSWER_LIMIT.toMillis())
                        .build())
                .poolConfig(pool)
                .build();
    }

    /**
     * Calls Redis once; nothing is ever repeated here.
     *
     * @throws Unavailable when it does not answer in time
     */
    <T> T call(Function<RedisClient, T> command) {
        return dependency.call(() -> {
            try {
                return command.apply(client);
            } catch (JedisConnectionException broken) {
                // One broken connection speaks for all: a restarted Redis would else fail one call per pooled one.
                client.getPool().clear();
                throw broken;
            }
        });
    }

    boolean usable() {
        return dependency.closed();
    }

    @Override
    public void close() {
        client.close();
    }
}
