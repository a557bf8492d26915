package dev.faultline.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The watchdog's process, as the harness that started it sees it. */
final class WatchdogProcess implements WatchdogLine {
    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx48m", "-Xshare:auto");
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private WatchdogProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a watchdog and waits until it watches. */
    static WatchdogProcess start(List<String> javaCommand, Path journal, Duration term, Duration life, Path log)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(ownSession());
        words.addAll(javaCommand);
        words.addAll(SMALL_JVM);
        words.addAll(List.of(Watchdog.class.getName(), journal.toString(), term.toString(), life.toString()));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        WatchdogProcess watchdog = new WatchdogProcess(process, log);
        try {
            watchdog.awaitWatching();
            return watchdog;
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * A session of its own, where the system has {@code setsid}: the terminal's Ctrl-C and Ctrl-Z reach the whole
     * process group of the harness, and a watchdog that is stopped together with the harness watches nothing. Where
     * there is none (macOS), {@link Watchdog} outlives Ctrl-C by itself. setsid becomes the JVM, so the pid is the same.
     */
    private static List<String> ownSession() {
        Optional<Path> setsid = Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        return setsid.map(path -> List.of(path.toString())).orElse(List.of());
    }

    private void awaitWatching() throws IOException, InterruptedException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = BoundedCall.of("the watchdog", START, out::readLine);
        if (!Watchdog.WATCHING.equals(line)) {
            throw new IOException("the watchdog of the undo journal did not come up; " + lastWords());
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "the end of its log " + log + ": "
                + String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    @Override
    public void renew() throws IOException {
        say(Watchdog.RENEW);
    }

    private void say(String word) throws IOException {
        synchronized (process) {
            OutputStream in = process.getOutputStream();
            in.write((word + '\n').getBytes(StandardCharsets.US_ASCII));
            in.flush();
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                say(Watchdog.DONE);
            }
            if (!process.waitFor(END.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the watchdog did not end within " + END.toSeconds() + " s; " + lastWords());
            }
            if (process.exitValue() != 0) {
                throw new IOException("the watchdog could not take everything back; " + lastWords()
                        + "; `faultline heal` tries again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the watchdog ended", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
