package dev.faultline.cli;

import java.io.IOException;
import java.util.List;

/** How the packaged folder forks JVMs, for tests that start a part of it without the command. */
public final class PackagedJvm {
    private PackagedJvm() {}

    /** The command, class path included, without JVM options and main class. */
    public static List<String> command() throws IOException {
        return Installation.current().forking().java();
    }
}
