package dev.faultline.fault;

import java.io.IOException;
import java.util.Optional;

/**
 * A fault that the run carries out itself, such as a surge of load: it has the means, and this package needs not know
 * them. Nothing of it is in the undo journal, so it must be of a kind that cannot outlive the harness, as a process whose
 * standard input ends together with its owner. Its methods are called by several threads.
 */
public interface StagedFault {
    /** Begins, in a few seconds at most. Throws {@link IOException}, for the person at the terminal, where that fails. */
    void begin() throws IOException, InterruptedException;

    /** How it is seen to have bitten, in words; empty as long as it is not. */
    Optional<String> effect();

    /** Ends it, at once; to end what has ended, or has never begun, changes nothing. */
    void end();

    /** What the end came to, as the report says it. */
    String ended();
}
