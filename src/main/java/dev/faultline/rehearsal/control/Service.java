package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.StartFailure;
import java.util.Optional;

/** A node that runs as one process and is started again when it dies. */
interface Service {
    /** The node's name. */
    String name();

    /** Starts it and returns once it serves. */
    void start() throws StartFailure, InterruptedException;

    /** Its process; empty while it is down. */
    Optional<Process> process();
}
