package dev.faultline.capacity;

import dev.faultline.capacity.SequentialTest.Decision;
import java.io.IOException;
import java.util.Optional;

/** Offers a load to a system, one step at a time, and tells what came of it. */
@FunctionalInterface
public interface LoadProbe {
    /**
     * Offers a load for one step, and tells of the requests after the step has settled. A step at the rate of the one before
     * goes on where that ended, until {@link #ended} was called; before any other the system comes to rest.
     *
     * @param perSecond what is to be offered; more than 0
     * @return what was seen
     * @throws InterruptedException when it is to be given up
     * @throws IOException when there is no load to be had: a load generator does not start, for example
     */
    Seen offer(double perSecond) throws InterruptedException, IOException;

    /**
     * The load nearest to this one that can be offered: arrivals come in whole numbers.
     *
     * @param perSecond more than 0
     * @return more than 0
     */
    default double nearest(double perSecond) {
        return perSecond;
    }

    /**
     * Whether as many people left as came, over all steps at this rate so far. Where each person sends one request after the
     * other, those who wait send none, and requests that are answered in time hide for long that ever more people wait.
     */
    default boolean keptUp() {
        return true;
    }

    /**
     * No more steps at this rate.
     *
     * @param decision what came of those that were offered
     * @return why that counts for nothing; empty for steps that were offered as asked and seen whole
     */
    default Optional<String> ended(Decision decision) throws InterruptedException, IOException {
        return Optional.empty();
    }

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
