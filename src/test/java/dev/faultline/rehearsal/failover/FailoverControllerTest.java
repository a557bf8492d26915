package dev.faultline.rehearsal.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The controller's loop, with steps that only write down that they were taken. */
class FailoverControllerTest {
    private final StopSignal stop = new StopSignal();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final NotedSteps steps = new NotedSteps();
    private final FailoverController<String> controller = new FailoverController<>(
            "test",
            steps,
            stop,
            new PlatformLog(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC()));

    @AfterEach
    void end() {
        stop.raise();
        controller.close();
    }

    @Test
    void whatIsDueIsDoneUntilNothingIs() {
        controller.start();
        await().until(() -> steps.due.equals("nothing"));
        assertThat(steps.taken.subList(0, 3)).containsExactly("promote", "promote", "clone");
    }

    @Test
    void aStepThatFailsIsLoggedAndTriedAgain() {
        controller.start();
        await().until(() -> steps.taken.contains("clone"));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("control: the step promote failed and will be tried again")
                .contains("not yet");
    }

    @Test
    void asleepItDoesNothing() {
        controller.close();
        assertThat(steps.taken).isEmpty();
    }

    /** First a promotion, which fails once, then a clone. */
    private static final class NotedSteps implements FailoverSteps<String> {
        private final List<String> taken = new CopyOnWriteArrayList<>();
        private volatile String due = "promote";

        @Override
        public String next() {
            return due;
        }

        @Override
        public void take(String step) throws IOException {
            taken.add(step);
            if (taken.size() == 1) {
                throw new IOException("not yet");
            }
            due = step.equals("promote") ? "clone" : "nothing";
        }
    }
}
