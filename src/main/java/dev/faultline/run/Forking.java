package dev.faultline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM with Faultline's class path is forked.
 *
 * @param ownSession a prefix that puts a process into a session of its own, so that Ctrl-C at the terminal reaches the
 *     harness only; empty where the machine has no such program
 * @param java the command that runs Java, class path included, without JVM options and main class
 */
public record Forking(List<String> ownSession, List<String> java) {
    /** Copies the lists, so that the record cannot change. */
    public Forking {
        ownSession = List.copyOf(ownSession);
        java = List.copyOf(java);
    }

    /** The command that runs Java in a session of its own. */
    public List<String> detached() {
        List<String> command = new ArrayList<>(ownSession);
        command.addAll(java);
        return List.copyOf(command);
    }

    /**
     * The same, for a process that unpacks libraries of its own: it does so in {@code temporary}, which is deleted with
     * the work folder even where the process was killed.
     */
    public List<String> detached(Path temporary) {
        List<String> command = new ArrayList<>(detached());
        command.add("-Djava.io.tmpdir=" + temporary);
        return List.copyOf(command);
    }
}
