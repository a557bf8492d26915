package dev.faultline.rehearsal.cache;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** One connection to a Redis server on this machine, with what the platform asks of it. For one thread at a time. */
final class RedisConnection implements Closeable {
    private final Jedis jedis;

    private RedisConnection(Jedis jedis) {
        this.jedis = jedis;
    }

    /** Connects to {@code port}; each later step is given {@code limit} too. */
    static RedisConnection open(int port, Duration limit) throws IOException {
        int millis = Math.toIntExact(limit.toMillis());
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .autoNegotiateProtocol(false)
                .build();
        try {
            return new RedisConnection(new Jedis(new HostAndPort("127.0.0.1", port), config));
        } catch (JedisException refused) {
            throw new IOException("no Redis server answers at port " + port + ": " + refused.getMessage(), refused);
        }
    }

    /** A section of what it says about itself. */
    String info(String section) throws IOException {
        return ask(redis -> redis.info(section));
    }

    /** Makes it a primary that keeps the data it has; one that is one already is left alone. */
    void becomePrimary() throws IOException {
        ask(Jedis::replicaofNoOne);
    }

    @Override
    public void close() {
        try {
            jedis.close();
        } catch (JedisException alreadyGone) {
            // Closing is all that was wanted.
        }
    }

    private String ask(Function<Jedis, String> question) throws IOException {
        try {
            return question.apply(jedis);
        } catch (JedisException | ClassCastException notAnswered) {
            throw new IOException("the Redis server did not answer: " + notAnswered.getMessage(), notAnswered);
        }
    }
}
