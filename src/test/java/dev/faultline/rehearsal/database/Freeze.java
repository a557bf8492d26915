package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.ProcessTree;

/** Stops a process and its children in their tracks, as a zone without power does to those who wait for it. */
final class Freeze {
    private Freeze() {}

    static void all(ProcessHandle root) {
        signal(root, "STOP");
    }

    static void thaw(ProcessHandle root) {
        signal(root, "CONT");
    }

    private static void signal(ProcessHandle root, String name) {
        ProcessTree.of(root).signal(name);
        root.descendants().forEach(child -> ProcessTree.of(child).signal(name));
    }
}
