package dev.faultline.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A terminal gets a block that is drawn again in place; a log gets few plain lines. */
class LiveConsoleTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aLogGetsALineEveryFiveSecondsOfTheRun() {
        try (LiveConsole console = console(Terminal.plain())) {
            for (int second = 20; second <= 31; second++) {
                console.show(progress(Phase.BASELINE, second, List.of()));
            }
        }

        assertThat(text().lines())
                .containsExactly(
                        "0:20 of 2:00  baseline   248 req/s  errors   0.0 %  p95   12 ms  in flight 3  faults none  ready"
                                + " api 2/3",
                        "0:25 of 2:00  baseline   248 req/s  errors   0.0 %  p95   12 ms  in flight 3  faults none  ready"
                                + " api 2/3",
                        "0:30 of 2:00  baseline   248 req/s  errors   0.0 %  p95   12 ms  in flight 3  faults none  ready"
                                + " api 2/3");
    }

    @Test
    void aLogGetsALineAtOnceWhenThePhaseOrTheFaultsChange() {
        try (LiveConsole console = console(Terminal.plain())) {
            console.show(progress(Phase.BASELINE, 20, List.of()));
            console.show(progress(Phase.FAULT, 21, List.of()));
            console.show(progress(Phase.FAULT, 22, List.of("kill-primary")));
            console.show(progress(Phase.FAULT, 23, List.of("kill-primary")));
        }

        assertThat(text().lines()).hasSize(3).last().asString().contains("faults kill-primary");
    }

    @Test
    void aLogHasNoEscapeSequences() {
        try (LiveConsole console = console(Terminal.plain())) {
            console.show(progress(Phase.FAULT, 22, List.of("kill-primary")));
            console.say("10:02:31.4 kill-primary applied to db-a");
        }

        assertThat(text()).doesNotContain("\u001b").endsWith("kill-primary applied to db-a" + System.lineSeparator());
    }

    @Test
    void aTerminalsBlockIsDrawnOverTheOneBefore() {
        try (LiveConsole console = console(new Terminal(true, false, 80))) {
            console.show(progress(Phase.BASELINE, 20, List.of()));
            console.show(progress(Phase.BASELINE, 21, List.of()));
        }

        assertThat(text()).containsOnlyOnce("\u001b[3F\u001b[J");
        assertThat(text().lines()).hasSize(6);
    }

    @Test
    void aLineThatStaysIsPrintedAboveTheBlock() {
        try (LiveConsole console = console(new Terminal(true, false, 80))) {
            console.show(progress(Phase.BASELINE, 20, List.of()));
            console.say("kill-primary applied to db-a");
        }

        assertThat(text().substring(text().indexOf("\u001b[J") + 3).lines().findFirst())
                .hasValue("kill-primary applied to db-a");
    }

    @Test
    void aBlockIsNeverWiderThanTheTerminal() {
        try (LiveConsole console = console(new Terminal(true, true, 40))) {
            console.show(progress(Phase.FAULT, 20, List.of("a-fault-with-quite-a-long-name")));
        }

        assertThat(text().replaceAll("\u001b\\[[0-9;]*m", "").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
    }

    @Test
    void noColorAndADumbTerminalAreRespected() {
        assertThat(Terminal.of(Map.of("TERM", "xterm", "COLUMNS", "132"), true))
                .isEqualTo(new Terminal(true, true, 132));
        assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), true))
                .isEqualTo(new Terminal(true, false, 80));
        assertThat(Terminal.of(Map.of("TERM", "dumb"), true)).isEqualTo(Terminal.plain());
        assertThat(Terminal.of(Map.of("TERM", "xterm"), false)).isEqualTo(Terminal.plain());
    }

    private LiveConsole console(Terminal terminal) {
        return new LiveConsole(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Progress progress(Phase phase, int second, List<String> faults) {
        return new Progress(
                phase,
                Duration.ofSeconds(second),
                Duration.ofMinutes(2),
                248,
                0,
                Duration.ofMillis(12),
                3,
                faults,
                Map.of("api", new Progress.Replicas(2, 3)));
    }
}
