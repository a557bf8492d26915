package dev.faultline.cli;

import dev.faultline.run.Forking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<String> command = new ArrayList<>(List.of(java()));
        if (Files.exists(archive())) {
            // What a JVM has to say of an archive that does not fit belongs into its log: standard output is for
            // answers.
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:disable", "-Xlog:all=warning:stderr"));
        }
        command.addAll(List.of("-cp", classPath()));
        return new Forking(ownSession(), command);
    }

    /** The Java that this process runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class data archive that JVMs with {@link #classPath} start from; it need not be there. */
    Path archive() {
        return home.resolve("classes.jsa");
    }

    /** The class path of forks: jars in the order that the build wrote down. */
    String classPath() throws IOException {
        String dependencies = Stream.of(
                        Files.readString(home.resolve("classpath")).strip().split(":"))
                .map(entry -> home.resolve(entry).toString())
                .collect(Collectors.joining(":"));
        try (Stream<Path> own = own(home)) {
            return own.map(Path::toString).collect(Collectors.joining(":")) + ":" + dependencies;
        }
    }

    /** This project's own jars in a packaged folder; to be closed. */
    static Stream<Path> own(Path home) throws IOException {
        return Files.list(home.resolve("lib"))
                .filter(jar -> jar.getFileName().toString().startsWith("faultline-"))
                .sorted();
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
