package dev.faultline.load;

import dev.faultline.timeline.Outcome;

/**
 * Told, while it runs, what a load generator reports. Called by one thread for each load generator, in the order of the
 * reports; a listener that takes long holds the reports up, and one that throws ends the load as crashed.
 */
public interface InjectorListener {
    /** A request ended. */
    void requestEnded(Outcome outcome);

    /**
     * About every 200 ms.
     *
     * @param users users under way
     * @param requests requests that were sent and have not ended
     */
    void underWay(long users, long requests);
}
