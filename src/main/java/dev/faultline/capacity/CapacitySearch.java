package dev.faultline.capacity;

import dev.faultline.capacity.LoadProbe.Seen;
import dev.faultline.capacity.SequentialTest.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the highest load at which a service level holds: it doubles the load until it breaks (or halves it until it holds), and
 * then bisects what lies between. Each load is offered for as many steps as it takes to be sure, up to those of the
 * {@link SequentialTest}; one that stays open lies at the limit itself, and ends the search.
 *
 * @param least the lowest load to offer, a second; more than 0
 * @param most the highest; more than {@code least}
 * @param precision how much higher the load that broke may be than the one that held, as a share of it; over 0
 * @param test when a load holds
 */
public record CapacitySearch(double least, double most, double precision, SequentialTest test) {
    /** Throws {@link IllegalArgumentException} for bounds between which there is nothing to find. */
    public CapacitySearch {
        if (!(least > 0) || !(most > least) || !(precision > 0) || Double.isInfinite(most)) {
            throw new IllegalArgumentException("expected 0 < least < most and a precision over 0, found " + least + ", "
                    + most + " and " + precision);
        }
    }

    /**
     * One load that was offered.
     *
     * @param perSecond the load
     * @param steps how many steps it took
     * @param seen all requests of them
     * @param decision what came of it
     */
    public record Offered(double perSecond, int steps, Seen seen, Decision decision) {}

    /**
     * What was found.
     *
     * @param held the highest load that held; 0 when even the least broke
     * @param broke the lowest that broke; infinite when even the most held: the capacity is right-censored
     * @param offered every load, in the order in which it was offered
     */
    public record Found(double held, double broke, List<Offered> offered) {
        /** Copies the list, so that the record cannot change. */
        public Found {
            offered = List.copyOf(offered);
        }

        /** The load that stayed open, where one did; else the middle of what the two others leave, by their ratio. */
        public double capacity() {
            Offered last = offered.get(offered.size() - 1);
            if (last.decision() == Decision.OPEN) {
                return last.perSecond();
            }
            return held == 0 || Double.isInfinite(broke) ? Math.min(Math.max(held, 0), broke) : Math.sqrt(held * broke);
        }
    }

    /** Searches, beginning with {@code first}, which is moved into the bounds. */
    public Found from(double first, LoadProbe probe) throws InterruptedException {
        Bracket bracket = new Bracket();
        double next = Math.max(least, Math.min(most, first));
        while (bracket.goesOn()) {
            bracket.add(offered(next, probe));
            next = bracket.next();
        }
        return new Found(bracket.held, bracket.broke, bracket.offered);
    }

    private Offered offered(double perSecond, LoadProbe probe) throws InterruptedException {
        Seen all = new Seen(0, 0);
        Decision decision = Decision.OPEN;
        int steps = 0;
        while (decision == Decision.OPEN && steps < SequentialTest.LOOKS) {
            all = all.and(probe.offer(perSecond));
            decision = test.look(all);
            steps++;
        }
        return new Offered(perSecond, steps, all, decision);
    }

    /** What is known so far of one search; for one thread. */
    private final class Bracket {
        private final List<Offered> offered = new ArrayList<>();
        private double held;
        private double broke = Double.POSITIVE_INFINITY;
        private boolean open;

        void add(Offered one) {
            offered.add(one);
            switch (one.decision()) {
                case HELD -> held = Math.max(held, one.perSecond());
                case BROKE -> broke = Math.min(broke, one.perSecond());
                case OPEN -> open = true;
            }
        }

        boolean goesOn() {
            return !open && held < most && broke > least && broke > held * (1 + precision);
        }

        double next() {
            if (Double.isInfinite(broke)) {
                return Math.min(most, 2 * held);
            }
            return held == 0 ? Math.max(least, broke / 2) : Math.sqrt(held * broke);
        }
    }
}
