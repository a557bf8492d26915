package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.Accounts;
import cloud.Call;
import cloud.CallWatch;
import cloud.StandInCloud;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that breaks something in AWS is killed (kill -9) between its calls, and another one takes back what it has left.
 * That nothing is left says an observer that looks at the account itself. As it stands, it dies after each call that makes
 * something, before the answer is there; with {@code -Dgaps=changing} before and after each call that changes something, and
 * with {@code -Dgaps=all} before every other call too. With {@code -Dgaps.part=2/4} it is every fourth of these moments, from the
 * second on: all of them take minutes.
 */
class AwsKillIT {
    /** What is there after them was not there before. */
    private static final List<String> MAKING =
            List.of("ssm:PutParameter", "fis:CreateExperimentTemplate", "fis:StartExperiment");

    private static final List<String> CHANGING = List.of(
            "ssm:PutParameter",
            "ssm:DeleteParameter",
            "fis:CreateExperimentTemplate",
            "fis:DeleteExperimentTemplate",
            "fis:StartExperiment",
            "fis:StopExperiment");
    private static final Map<String, String> TAGS = Map.of("faultline-run", AwsChild.RUN);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);
    private static final int AT_ONCE = 4;
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    private HttpServer system;

    @BeforeEach
    void up() throws IOException {
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        system.start();
    }

    @AfterEach
    void down() {
        system.stop(0);
    }

    /** One moment between two calls: the call with this number has arrived, or was carried out and not answered. */
    private record Gap(int call, boolean carriedOut) {}

    @Test
    void whereverTheHarnessIsKilledTheNextOneLeavesNothing() throws Exception {
        List<Gap> gaps = part(gaps(undisturbed()));
        ExecutorService some = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> outcomes = new ArrayList<>();
            for (Gap gap : gaps) {
                outcomes.add(some.submit(() -> {
                    killedAndHealed(gap);
                    return null;
                }));
            }
            for (Future<?> outcome : outcomes) {
                outcome.get(10, TimeUnit.MINUTES);
            }
        } finally {
            some.shutdownNow();
        }
        assertThat(gaps).hasSizeGreaterThanOrEqualTo(MAKING.size() + 1);
        System.out.println("killed in " + gaps.size() + " gaps between the calls, and nothing was left");
    }

    /** What it asks when nobody kills it. */
    private List<String> undisturbed() throws Exception {
        try (StandInCloud cloud = StandInCloud.start(Accounts.blinkLean())) {
            Process child = child(cloud, "break", folder.resolve("undisturbed"));
            assertThat(end(child)).as(log(folder.resolve("undisturbed"))).isZero();
            assertThat(cloud.leftBehind(TAGS)).isEmpty();
            List<String> operations =
                    cloud.calls().stream().map(Call::operation).toList();
            assertThat(operations).containsAll(CHANGING);
            return operations;
        }
    }

    private static List<Gap> gaps(List<String> operations) {
        String asked = System.getProperty("gaps", "");
        boolean all = asked.equals("all");
        boolean changing = all || asked.equals("changing");
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            String operation = operations.get(i);
            if (all || changing && CHANGING.contains(operation)) {
                gaps.add(new Gap(i, false));
            }
            if (MAKING.contains(operation) || changing && CHANGING.contains(operation)) {
                gaps.add(new Gap(i, true));
            }
        }
        return gaps;
    }

    private static List<Gap> part(List<Gap> gaps) {
        String[] part = System.getProperty("gaps.part", "1/1").split("/", 2);
        int first = Integer.parseInt(part[0]) - 1;
        int each = Integer.parseInt(part[1]);
        return IntStream.range(0, gaps.size())
                .filter(i -> i % each == first)
                .mapToObj(gaps::get)
                .toList();
    }

    private void killedAndHealed(Gap gap) throws Exception {
        Path journals = folder.resolve("gap-" + gap.call() + "-" + gap.carriedOut());
        try (StandInCloud cloud = StandInCloud.start(Accounts.blinkLean())) {
            Process child = child(cloud, "break", journals);
            cloud.watch(new Killer(child, gap));
            // How often it asks for a state depends on the time, so the last gaps may not be reached.
            int status = end(child);
            assertThat(status).as("%s: %s", gap, log(journals)).isIn(0, KILLED);
            cloud.watch(CallWatch.NONE);
            assertThat(end(child(cloud, "heal", journals)))
                    .as("%s: %s", gap, log(journals))
                    .isZero();
            assertThat(cloud.leftBehind(TAGS))
                    .as("left behind by a death at %s", gap)
                    .isEmpty();
        }
    }

    /** Kills a process in a gap. */
    private static final class Killer implements CallWatch {
        private final Process child;
        private final Gap gap;
        private final AtomicInteger arrived = new AtomicInteger();
        private volatile boolean dead;

        Killer(Process child, Gap gap) {
            this.child = child;
            this.gap = gap;
        }

        @Override
        public Arrival arrived(String operation) {
            boolean now = arrived.getAndIncrement() == gap.call();
            if (now && !gap.carriedOut()) {
                kill();
            }
            return dead ? Arrival.LOST : Arrival.CARRIED_OUT;
        }

        @Override
        public void carriedOut(String operation) {
            if (gap.carriedOut() && arrived.get() == gap.call() + 1) {
                kill();
            }
        }

        private void kill() {
            dead = true;
            child.destroyForcibly();
            child.onExit().join();
        }
    }

    private Process child(StandInCloud cloud, String does, Path journals) throws IOException {
        Files.createDirectories(journals);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AwsChild.class.getName(),
                does,
                journals.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("BLINKLEAN_"));
        builder.environment().putAll(cloud.environment());
        String url = "http://127.0.0.1:" + system.getAddress().getPort();
        builder.environment().putAll(Map.of("BLINKLEAN_URL", url, "BLINKLEAN_CONTROL", url + "/control"));
        File log = logFile(journals).toFile();
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static int end(Process child) throws InterruptedException {
        try {
            assertThat(child.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends within %s", ENDS_WITHIN)
                    .isTrue();
            return child.exitValue();
        } finally {
            child.destroyForcibly();
        }
    }

    private static String log(Path journals) throws IOException {
        return Files.readString(logFile(journals));
    }

    /** Not among the journals. */
    private static Path logFile(Path journals) {
        return journals.resolveSibling(journals.getFileName() + ".log");
    }
}
