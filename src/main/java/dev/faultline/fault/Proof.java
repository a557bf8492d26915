package dev.faultline.fault;

import java.io.IOException;
import java.util.Optional;

/** How a fault is seen to have bitten one of its targets. */
@FunctionalInterface
interface Proof {
    /** Looks once, in a bounded time: what shows the effect, in words; empty when it was not seen. */
    Optional<String> look() throws IOException, InterruptedException;
}
