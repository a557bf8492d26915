package dev.faultline.rehearsal.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Steps that are held back for a time. */
class HeldStepsTest {
    private final List<String> taken = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean held = new AtomicBoolean();
    private String due = "promote";

    private final HeldSteps<String> steps = new HeldSteps<>(
            new FailoverSteps<>() {
                @Override
                public String next() {
                    return due;
                }

                @Override
                public void take(String step) {
                    taken.add(step);
                }
            },
            "none",
            () -> {
                asked.incrementAndGet();
                return held.get();
            });

    @Test
    void whatIsDueIsDone() throws Exception {
        steps.take(steps.next());
        assertThat(taken).containsExactly("promote");
    }

    @Test
    void whileHeldNothingIsDue() {
        held.set(true);
        assertThat(steps.next()).isEqualTo("none");
    }

    @Test
    void nobodyIsAskedWhileNothingIsDue() {
        due = "none";
        assertThat(steps.next()).isEqualTo("none");
        assertThat(asked).hasValue(0);
    }
}
