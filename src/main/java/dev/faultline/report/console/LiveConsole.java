package dev.faultline.report.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * The live view of a run. On a terminal it is one block of lines that is drawn again in place; elsewhere it is a plain
 * line every five seconds of the run, and one whenever the phase or the faults change. Safe for any thread. The stream
 * stays its owner's: {@link #close} ends the block and leaves the stream open.
 */
public final class LiveConsole implements AutoCloseable {
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Terminal terminal;
    private final ProgressLines lines;
    private List<String> block = List.of();
    private Progress lastLine;

    /** A console that prints to {@code out}, which can do what {@code terminal} says. */
    public LiveConsole(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
        this.lines = new ProgressLines(new Ink(terminal));
    }

    /** Shows how the run stands; call it as often as there is something new, about five times a second. */
    public synchronized void show(Progress progress) {
        if (terminal.live()) {
            draw(lines.block(progress));
        } else if (isNews(progress)) {
            lastLine = progress;
            out.println(lines.line(progress));
            out.flush();
        }
    }

    /** Prints a line that stays, above the block. */
    public synchronized void say(String line) {
        List<String> shown = block;
        draw(List.of());
        out.println(line);
        draw(shown);
    }

    /** Leaves the last block standing and lets what follows be printed below it. */
    @Override
    public synchronized void close() {
        block = List.of();
        out.flush();
    }

    private boolean isNews(Progress progress) {
        return lastLine == null
                || lastLine.phase() != progress.phase()
                || !lastLine.faults().equals(progress.faults())
                || progress.elapsed().minus(lastLine.elapsed()).compareTo(LINE_EVERY) >= 0;
    }

    private void draw(List<String> next) {
        StringBuilder text = new StringBuilder();
        if (!block.isEmpty()) {
            text.append("\u001b[").append(block.size()).append("F\u001b[J");
        }
        next.forEach(line -> text.append(Wrapping.cut(line, terminal.width())).append(System.lineSeparator()));
        out.print(text);
        out.flush();
        block = next;
    }
}
