package dev.faultline.capacity;

/** Offers a load to a system, one step at a time, and tells what came of it. */
@FunctionalInterface
public interface LoadProbe {
    /**
     * Offers a load for one step, and tells of the requests after the step has settled. A step at the rate of the one before
     * goes on where that ended; before one at another rate the system comes to rest.
     *
     * @param perSecond what is to be offered; more than 0
     * @return what was seen, of a step that was offered as asked
     * @throws InterruptedException when it is to be given up
     */
    Seen offer(double perSecond) throws InterruptedException;

    /**
     * What was seen of a step.
     *
     * @param requests how many were sent
     * @param missed how many of them failed, or took longer than is promised
     */
    record Seen(long requests, long missed) {
        /** Throws {@link IllegalArgumentException} for more misses than requests. */
        public Seen {
            if (missed < 0 || missed > requests) {
                throw new IllegalArgumentException("expected 0 to " + requests + " misses, found " + missed);
            }
        }

        Seen and(Seen more) {
            return new Seen(requests + more.requests, missed + more.missed);
        }
    }
}
