package dev.faultline.observe.exposure;

import dev.faultline.scenario.Topology;
import java.io.IOException;

/** One thing that must not be had from outside. */
@FunctionalInterface
interface ExposureCheck {
    /**
     * Tries it, in a bounded time.
     *
     * @param now what the target consists of now
     * @throws IOException when it could not be tried; the message says why
     */
    Finding look(Topology now) throws IOException, InterruptedException;
}
