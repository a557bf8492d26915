package dev.faultline.rehearsal.api;

import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A real Redis server for a test: it can be killed, frozen and started again on its port. */
final class RealRedis implements AutoCloseable {
    private final Path program;
    private final Path folder;
    private final int port;
    private Process process;

    private RealRedis(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.program = unpack(folder);
    }

    static RealRedis started(Path folder) throws IOException {
        RealRedis redis = new RealRedis(folder, new FreePorts().next());
        redis.start();
        return redis;
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        program.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        await().until(this::answers);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it in its tracks: connections stay open and nothing answers. */
    void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }

    /** How long a key will live, in milliseconds. */
    long timeToLive(String key) {
        try (RedisClient client = RedisClient.create("127.0.0.1", port)) {
            return client.pttl(key);
        }
    }

    private boolean answers() {
        try (RedisClient client = RedisClient.create("127.0.0.1", port)) {
            return client.ping() != null;
        } catch (JedisException notYet) {
            return false;
        }
    }

    private static Path unpack(Path folder) throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = List.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? "arm64" : "amd64";
        Path program = folder.resolve("redis-server");
        try (InputStream in = RealRedis.class.getResourceAsStream("/redis-server-7.0.15-" + os + "-" + machine)) {
            Files.copy(in, program);
        }
        program.toFile().setExecutable(true);
        return program;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
