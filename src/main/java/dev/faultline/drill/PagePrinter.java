package dev.faultline.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prints a page to PDF with the Chromium or Chrome of this machine. A drill needs none: where there is no browser, or it
 * fails, that is said, and the page itself can be printed at any time.
 *
 * @param browser the program; empty where there is none
 * @param limit how long it may take
 */
public record PagePrinter(Optional<Path> browser, Duration limit) {
    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless_shell");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The browser on a search path such as that of the environment variable {@code PATH}. */
    public static PagePrinter onPath(String path) {
        return new PagePrinter(
                NAMES.stream()
                        .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst(),
                LIMIT);
    }

    /** No browser at all. */
    public static PagePrinter none() {
        return new PagePrinter(Optional.empty(), LIMIT);
    }

    /**
     * Prints.
     *
     * @return why there is no PDF; empty where there is one
     */
    Optional<String> print(Path page, Path pdf) throws InterruptedException {
        if (browser.isEmpty()) {
            return Optional.of("no Chromium or Chrome is on the PATH");
        }
        try {
            return printed(page, pdf);
        } catch (IOException e) {
            return Optional.of(browser.get() + " could not be started: " + e.getMessage());
        }
    }

    private Optional<String> printed(Path page, Path pdf) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("faultline-browser-");
        Process process = new ProcessBuilder(command(page, pdf, profile))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                Files.deleteIfExists(pdf); // whatever it had written by then is none
                return Optional.of(browser.get() + " had not printed it after " + limit.toSeconds() + " s");
            }
            return process.exitValue() == 0 && Files.exists(pdf)
                    ? Optional.empty()
                    : Optional.of(browser.get() + " ended with " + process.exitValue() + " and printed nothing");
        } finally {
            end(process);
            delete(profile);
        }
    }

    private List<String> command(Path page, Path pdf, Path profile) {
        List<String> command = new ArrayList<>(List.of(
                browser.orElseThrow().toString(),
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--no-pdf-header-footer",
                "--print-to-pdf=" + pdf.toAbsolutePath()));
        // It refuses to run as root with a sandbox; the page is our own, and may load nothing.
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        command.add(page.toAbsolutePath().toUri().toString());
        return command;
    }

    /** What it has forked belongs to it, and holds the profile. */
    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
