package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.ProcessTree;

/** Stops a process and its children in their tracks, as a zone without power does to those who wait for it. */
final class Freeze {
    private Freeze() {}

    static void all(ProcessHandle root) {
        ProcessTree.of(root).signal("STOP");
        root.descendants().forEach(child -> ProcessTree.of(child).signal("STOP"));
    }
}
