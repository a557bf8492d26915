package dev.faultline.cli;

import dev.faultline.run.Forking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that Faultline runs from, and how it starts a fork: with the class path that the build wrote down, never
 * with whatever the running JVM happens to have.
 *
 * @param home the packaged folder: {@code bin}, {@code lib}, {@code scenarios}, {@code classpath}
 */
record Installation(Path home) {
    /** The one that this process was started from. */
    static Installation current() throws IOException {
        String home = System.getProperty("faultline.home");
        if (home == null || !Files.exists(Path.of(home, "classpath"))) {
            throw new IOException("this is not a packaged Faultline (faultline.home is " + home
                    + "): start bin/faultline from the folder that 'mvn package' makes");
        }
        return new Installation(Path.of(home).toAbsolutePath().normalize());
    }

    /** How this installation forks JVMs. */
    Forking forking() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Forking(ownSession(), List.of(java, "-cp", classPath()));
    }

    private String classPath() throws IOException {
        String dependencies = Stream.of(
                        Files.readString(home.resolve("classpath")).strip().split(":"))
                .map(entry -> home.resolve(entry).toString())
                .collect(Collectors.joining(":"));
        try (Stream<Path> own = Files.list(home.resolve("lib"))) {
            String ours = own.filter(jar -> jar.getFileName().toString().startsWith("faultline-"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(":"));
            return ours + ":" + dependencies;
        }
    }

    /**
     * A prefix that puts a fork into its own session. Without it Ctrl-C in a terminal would reach databases and load
     * alike, before this process could drain the one and read the other back.
     */
    private static List<String> ownSession() {
        if (onPath("setsid").isPresent()) {
            return List.of("setsid");
        }
        return onPath("perl")
                .map(perl -> List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--"))
                .orElse(List.of());
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where the scenarios are: those of the current folder where there are any, else the packaged ones. */
    Path scenarios() {
        Path here = Path.of("scenarios");
        return Files.isDirectory(here) ? here : home.resolve("scenarios");
    }
}
