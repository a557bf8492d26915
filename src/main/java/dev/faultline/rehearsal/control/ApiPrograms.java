package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.release.Version;

/** What an API instance runs, by its version. */
interface ApiPrograms {
    /** The main class of a version. */
    Class<?> program(Version version);

    /** What an instance is told as it starts. */
    Object configuration(String node, String zone, int port, Version version);
}
