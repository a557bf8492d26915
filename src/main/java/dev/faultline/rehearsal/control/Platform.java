package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The program that is the platform's control plane. It reads its configuration from the first line of standard input,
 * says {@code STARTING {"what":…}} for each part and then {@code READY {"admin":…}} or {@code FAILED
 * {"what":…,"why":…,"log":[…]}}, and stops everything when its input ends or it is told to terminate. Exit status: 0
 * stopped as asked, 1 could not start.
 */
public final class Platform {
    private static final int FAILED = 1;

    private final PrintStream protocol;
    private final BufferedReader owner;

    private Platform(PrintStream protocol, BufferedReader owner) {
        this.protocol = protocol;
        this.owner = owner;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream protocol = System.out;
        // Whatever a library prints must not get between the lines of the protocol.
        System.setOut(System.err);
        new Platform(protocol, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))).run();
    }

    private void run() throws InterruptedException {
        RehearsalPlatform platform;
        try {
            PlatformConfig config = PlatformConfig.parse(owner.readLine());
            platform = new RehearsalPlatform(
                    config, PlatformSettings.parse(config.settings()), what -> say("STARTING", Map.of("what", what)));
        } catch (IOException | IllegalArgumentException e) {
            exitFailed("settings", e.getMessage(), List.of());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        exitWhenOwnerIsGone();
        try {
            say("READY", Map.of("admin", "http://127.0.0.1:" + platform.start()));
        } catch (StartFailure e) {
            platform.close();
            exitFailed(e.what(), e.getMessage(), e.log());
        } catch (InterruptedException stopping) {
            // The owner let go while we started; the exit that this caused is under way.
        } catch (RuntimeException e) {
            platform.close();
            exitFailed("platform", e.toString(), List.of());
        }
        new CountDownLatch(1).await();
    }

    private void exitWhenOwnerIsGone() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (owner.readLine() != null) {
                            // Only the end of the input has a meaning.
                        }
                    } catch (IOException brokenPipe) {
                        // That says the same as its end.
                    }
                    System.exit(0);
                },
                "owner");
        watch.setDaemon(true);
        watch.start();
    }

    private void exitFailed(String what, String why, List<String> log) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("what", what);
        failure.put("why", why);
        failure.put("log", log);
        say("FAILED", failure);
        System.exit(FAILED);
    }

    private synchronized void say(String word, Map<String, Object> fields) {
        try {
            protocol.println(word + " " + Json.MAPPER.writeValueAsString(fields));
            protocol.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
