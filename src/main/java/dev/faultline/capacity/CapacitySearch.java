package dev.faultline.capacity;

import dev.faultline.capacity.LoadProbe.Seen;
import dev.faultline.capacity.SequentialTest.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the highest load at which a service level holds: it raises the load until it breaks (or lowers it until it holds), and
 * then bisects what lies between. Each load is offered for as many steps as it takes to be sure, up to those of the
 * {@link SequentialTest}; one that stays open lies at the limit itself, and ends the search. A load that could not be offered
 * as asked is offered again, {@value #ATTEMPTS} times at most.
 *
 * @param least the lowest load to offer, a second; more than 0
 * @param most the highest; more than {@code least}
 * @param precision how much higher the load that broke may be than the one that held, as a share of it; over 0
 * @param test when a load holds
 */
public record CapacitySearch(double least, double most, double precision, SequentialTest test) {
    /** How often one load is offered until it was seen whole. */
    public static final int ATTEMPTS = 3;

    /** By how much a load is raised, or lowered, at most, until there is a bracket. */
    private static final double STRIDE = 1.5;
    /** Two loads that differ by less are one. */
    private static final double EQUAL = 1e-9;

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
     * @param offered every load that was seen whole, in the order in which it was offered
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

    /** Searches, beginning with {@code first}, which is moved into the bounds; it raises it by half, or lowers
     * it likewise, until there is a bracket. */
    public Found from(double first, LoadProbe probe) throws InterruptedException, IOException, NotObserved {
        return search(first, STRIDE, probe);
    }

    /**
     * Searches near a load that is expected to be the capacity: it begins just below, and leaves it in strides that grow, so
     * that a good guess takes two loads, and a bad one costs time but no precision.
     */
    public Found near(double expected, LoadProbe probe) throws InterruptedException, IOException, NotObserved {
        return search(expected / Math.sqrt(1 + precision), 1 + precision, probe);
    }

    private Found search(double first, double stride, LoadProbe probe)
            throws InterruptedException, IOException, NotObserved {
        Bracket bracket = new Bracket(stride);
        double next = probe.nearest(Math.max(least, Math.min(most, first)));
        while (bracket.goesOn() && bracket.isNew(next)) {
            bracket.add(observed(next, probe));
            next = bracket.next(probe);
        }
        return new Found(bracket.held, bracket.broke, bracket.offered);
    }

    private Offered observed(double perSecond, LoadProbe probe) throws InterruptedException, IOException, NotObserved {
        String doubt = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Offered offered = offered(perSecond, probe);
            Optional<String> now = probe.ended(offered.decision());
            if (now.isEmpty()) {
                return offered;
            }
            doubt = now.get();
        }
        throw new NotObserved(doubt + " (" + ATTEMPTS + " attempts)");
    }

    private Offered offered(double perSecond, LoadProbe probe) throws InterruptedException, IOException {
        Seen all = new Seen(0, 0);
        Decision decision = Decision.OPEN;
        int steps = 0;
        while (decision == Decision.OPEN && steps < SequentialTest.LOOKS) {
            all = all.and(probe.offer(perSecond));
            decision = test.look(all);
            steps++;
            if (decision == Decision.HELD && !probe.keptUp()) {
                // It holds only as long as so many wait without sending: another look shows where that leads.
                decision = steps < SequentialTest.LOOKS ? Decision.OPEN : Decision.BROKE;
            }
        }
        return new Offered(perSecond, steps, all, decision);
    }

    /** What is known so far of one search; for one thread. */
    private final class Bracket {
        private final List<Offered> offered = new ArrayList<>();
        private double stride;
        private double held;
        private double broke = Double.POSITIVE_INFINITY;
        private boolean open;

        Bracket(double stride) {
            this.stride = stride;
        }

        void add(Offered one) {
            offered.add(one);
            switch (one.decision()) {
                case HELD -> held = Math.max(held, one.perSecond());
                case BROKE -> broke = Math.min(broke, one.perSecond());
                case OPEN -> open = true;
            }
        }

        boolean goesOn() {
            return !open && held < most && broke > least && broke > held * (1 + precision) * (1 + EQUAL);
        }

        boolean isNew(double perSecond) {
            return offered.stream().noneMatch(one -> Math.abs(one.perSecond() - perSecond) <= EQUAL * perSecond);
        }

        /** What is to be offered next; one that is not new where nothing lies between the two that are known. */
        double next(LoadProbe probe) {
            double next = probe.nearest(next());
            while (!isNew(next) && !bracketed() && stride < STRIDE) {
                next = probe.nearest(next());
            }
            return next;
        }

        private boolean bracketed() {
            return held > 0 && !Double.isInfinite(broke);
        }

        private double next() {
            if (Double.isInfinite(broke)) {
                return Math.min(most, held * striding());
            }
            return held == 0 ? Math.max(least, broke / striding()) : Math.sqrt(held * broke);
        }

        private double striding() {
            double now = stride;
            stride = Math.min(STRIDE, stride * stride);
            return now;
        }
    }
}
