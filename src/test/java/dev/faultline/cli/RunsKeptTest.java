package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.Evidence;
import dev.faultline.report.HistoryPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that cannot be kept is said at the end of its drill, which goes on. */
class RunsKeptTest {
    private static final Path EXAMPLE = Path.of("reports", "example");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final FullPlace place = new FullPlace();
    private final RunsKept kept = new RunsKept(new Keeping(Optional.of(place), err, err));

    /** A place that keeps nothing until there is room. */
    private static final class FullPlace implements HistoryPlace {
        private boolean room;

        @Override
        public void require() {
            // There was room when the drill began.
        }

        @Override
        public String keep(Evidence evidence) throws IOException {
            if (!room) {
                throw new IOException("there is no room");
            }
            return evidence.name();
        }

        @Override
        public Path folder() {
            return Path.of("nowhere");
        }

        @Override
        public String publish() {
            return "nowhere";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void oneThatWasNotKeptIsNamedAtTheEndAndMakesTheCommandFail() throws Exception {
        kept.keep(EXAMPLE);
        place.room = true;
        kept.keep(EXAMPLE);

        assertThat(words()).contains("what the run left was not kept: there is no room");
        printed.reset();
        assertThat(kept.over(err)).isEqualTo(ExitStatus.HARNESS_FAILED);
        assertThat(words()).contains("the drill went on, and of its runs 1 could not be kept", EXAMPLE.toString());
    }

    @Test
    void whereAllAreKeptNothingIsSaid() throws Exception {
        place.room = true;
        kept.keep(EXAMPLE);

        printed.reset();
        assertThat(kept.over(err)).isEqualTo(ExitStatus.PASS);
        assertThat(words()).isEmpty();
    }

    @Test
    void whereNobodyAskedForItNothingIsMissing() throws Exception {
        RunsKept none = new RunsKept(new Keeping(Optional.empty(), err, err));
        none.keep(EXAMPLE);

        assertThat(none.over(err)).isEqualTo(ExitStatus.PASS);
        assertThat(words()).isEmpty();
    }

    private String words() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
