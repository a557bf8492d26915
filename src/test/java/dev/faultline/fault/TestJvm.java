package dev.faultline.fault;

import java.nio.file.Path;
import java.util.List;

/** How a test starts another JVM with its own class path. */
final class TestJvm {
    private TestJvm() {}

    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"));
    }
}
