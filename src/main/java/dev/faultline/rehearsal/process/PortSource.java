package dev.faultline.rehearsal.process;

import java.io.IOException;

/** Where servers get their ports from. */
@FunctionalInterface
public interface PortSource {
    /** A loopback port that was free a moment ago. */
    int next() throws IOException;
}
