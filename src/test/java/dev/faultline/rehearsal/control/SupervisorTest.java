package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What dies is started again, until the platform stops. */
class SupervisorTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();
    private final Waiting service = new Waiting();
    private final Supervisor supervisor = new Supervisor(
            Duration.ofMillis(50),
            stop,
            new PlatformLog(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC()));

    @AfterEach
    void close() {
        stop.raise();
        supervisor.close();
        service.process().ifPresent(Process::destroyForcibly);
    }

    @Test
    void aDeadServiceIsStartedAgain() throws Exception {
        service.start();
        supervisor.watch(service);
        service.process().orElseThrow().destroyForcibly();

        await().until(() -> service.starts.get() == 2);
        await().until(() -> service.process().isPresent());
    }

    @Test
    void aStartThatFailsIsTriedAgainAndSaysWhy() throws Exception {
        service.start();
        service.failures.set(2);
        supervisor.watch(service);
        service.process().orElseThrow().destroyForcibly();

        await().until(() -> service.starts.get() == 4 && service.process().isPresent());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("did not come up: not today last words");
    }

    @Test
    void whatDiesWhileThePlatformStopsStaysDead() throws Exception {
        service.start();
        supervisor.watch(service);
        stop.raise();
        Process process = service.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get();

        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(service.starts).hasValue(1);
    }

    @Test
    void aServiceThatIsForgottenIsNotStartedAgain() throws Exception {
        service.start();
        supervisor.watch(service);
        supervisor.forget(service);
        Process process = service.process().orElseThrow();
        service.stop();
        process.onExit().get();

        assertThat(service.starts).hasValue(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aServiceThatIsPlacedIsStartedAndThenWatched() {
        supervisor.place(service);

        await().until(() -> service.process().isPresent());
        service.process().orElseThrow().destroyForcibly();
        await().until(() -> service.starts.get() == 2 && service.process().isPresent());
    }

    /** A process that does nothing but wait for the end of its input. */
    private static final class Waiting implements Service {
        private final AtomicInteger starts = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private volatile Process process;

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public void stop() {
            process().ifPresent(Process::destroyForcibly);
        }

        @Override
        public void start() throws StartFailure {
            starts.incrementAndGet();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StartFailure("waiting", "not today", List.of("last words"));
            }
            try {
                process = new ProcessBuilder("cat").start();
            } catch (IOException e) {
                throw new StartFailure("waiting", "no cat", List.of(), e);
            }
        }

        @Override
        public Optional<Process> process() {
            return Optional.ofNullable(process).filter(Process::isAlive);
        }
    }
}
