package dev.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes the class data archive of a packaged folder, once it is packaged: a rehearsal starts a dozen JVMs, and with it each
 * is up in some two thirds of the time. Where it does not fit, since the folder was moved or Java is another one, a JVM
 * leaves it alone.
 */
public final class ClassArchive {
    /** Names of classes that a rehearsal's processes load, one a line; those of this project are not among them. */
    private static final String NAMES = "startup-classes";

    private ClassArchive() {}

    /**
     * Makes it; that there is none afterwards is told, and is no failure.
     *
     * @param args the packaged folder
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]).toAbsolutePath().normalize();
        Path names = Files.createTempFile("faultline-", ".classes");
        try {
            Files.write(names, names(home));
            int status = new ProcessBuilder(dump(new Installation(home), names))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                System.out.println("No class data archive was made (status " + status
                        + "): all works without it, and processes start more slowly.");
            }
        } finally {
            Files.delete(names);
        }
    }

    private static List<String> dump(Installation installation, Path names) throws IOException {
        Files.deleteIfExists(installation.archive());
        return List.of(
                Installation.java(),
                "-Xshare:dump",
                "-Xlog:disable",
                "-Xlog:all=error",
                "-XX:SharedClassListFile=" + names,
                "-XX:SharedArchiveFile=" + installation.archive(),
                "-cp",
                installation.classPath());
    }

    private static List<String> names(Path home) throws IOException {
        List<String> names = new ArrayList<>(Files.readAllLines(home.resolve(NAMES)));
        try (Stream<Path> jars = Installation.own(home)) {
            jars.map(ClassArchive::classes).forEach(names::addAll);
        }
        return names;
    }

    private static List<String> classes(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }
}
