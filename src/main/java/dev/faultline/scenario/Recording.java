package dev.faultline.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A recorded access log as it is to be replayed.
 *
 * @param log the file, as the scenario's folder is named
 * @param sha256 the file's hash when the scenario was read
 * @param speed how many times as fast as it was recorded; more than 0
 * @param requests how many are sent
 * @param writes how many are not, since their methods change something
 * @param unusable how many lines are not, since nothing can be made of them
 * @param examples the first few of those lines, in words
 * @param rates requests a second in pieces of equal length, as they are sent; a piece may have none
 */
public record Recording(
        String log,
        String sha256,
        double speed,
        int requests,
        int writes,
        int unusable,
        List<String> examples,
        List<Double> rates) {
    /** The most pieces that its course is told in. */
    static final int MOST_PIECES = 60;

    private static final double NANOS = 1e9;

    /** Copies the lists, so that the record cannot change. */
    public Recording {
        examples = List.copyOf(examples);
        rates = List.copyOf(rates);
    }

    static Recording of(String file, AccessLog log, double speed) {
        return new Recording(
                file,
                log.sha256(),
                speed,
                log.requests().size(),
                log.writes(),
                log.unusable(),
                log.examples().stream().map(AccessLog.Unusable::toString).toList(),
                rates(log, speed));
    }

    private static List<Double> rates(AccessLog log, double speed) {
        Duration lasts = log.lasts(speed);
        int pieces = (int) Math.min(MOST_PIECES, log.length().toSeconds());
        List<Double> rates = new ArrayList<>(Collections.nCopies(pieces, 0.0));
        double each = lasts.toNanos() / NANOS / pieces;
        for (Duration due : log.due(speed)) {
            int piece = (int) Math.min(pieces - 1L, due.multipliedBy(pieces).dividedBy(lasts));
            rates.set(piece, rates.get(piece) + 1 / each);
        }
        return rates;
    }

    /** The rate of its busiest piece, requests a second. */
    public double busiest() {
        return Collections.max(rates);
    }
}
