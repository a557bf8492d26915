package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.StartFailure;
import java.util.Optional;

/** A node that runs as one process and is started again when it dies. */
interface Service {
    /** The node's name. */
    String name();

    /** Starts it and returns once it serves. */
    void start() throws StartFailure, InterruptedException;

    /** Ends it for good, in good order where it can; bounded. Whoever watches over it should have forgotten it before. */
    void stop() throws InterruptedException;

    /** Its process; empty while it is down. */
    Optional<Process> process();
}
