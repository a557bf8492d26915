package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.verdict.Outages.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a recovery time is measured on: the path's requests, its outages, and the instants in the milliseconds of the
 * series, {@link #NEVER} for one that does not come.
 */
final class RtoScope {
    static final int NEVER = Observations.NONE;
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(1);

    final Objective.Rto rto;
    final RtoWindow window;
    final RequestSeries series;
    final Observations seen;
    final List<Found> outages;

    /** The outages that the figure is made of, in order. */
    final List<Found> counting;

    final int injected;
    final int origin;
    final int undo;
    final int disturbed;

    /** When the stretch ends in which an outage that begins counts. */
    final int until;

    RtoScope(Objective.Rto rto, RtoWindow window, RequestSeries series) {
        Sli sli = new Sli(rto.ratio(), rto.holdsFor());
        this.rto = rto;
        this.window = window;
        this.series = series;
        this.seen = series.observations(sli);
        this.outages = Outages.in(seen, sli);
        this.injected = series.millis(window.injected());
        this.origin = series.millis(window.origin());
        this.undo = millis(window.reversal());
        this.disturbed = millis(window.disturbed());
        this.until = series.millis(window.until());
        this.counting = outages.stream()
                .filter(o -> seen.at(o.first()) >= injected && seen.at(o.first()) < until)
                .filter(o -> o.censored() || seen.at(o.recovered()) > origin)
                .toList();
    }

    private int millis(Optional<Instant> at) {
        return at.map(series::millis).orElse(NEVER);
    }

    /** The outage that was under way when the fault was injected, if there was one. */
    Optional<Found> before() {
        return outages.stream()
                .filter(o -> seen.at(o.first()) < injected)
                .filter(o -> o.censored() || seen.at(o.recovered()) > injected)
                .findFirst();
    }

    Optional<Found> last() {
        return counting.isEmpty() ? Optional.empty() : Optional.of(counting.get(counting.size() - 1));
    }

    /** Whether the path told nothing, for longer than counts as watching, when the undo began. */
    boolean silentAtUndo() {
        int next = undo == NEVER ? 0 : seen.firstFrom(undo);
        return next > 0 && undo < series.millis(window.end()) && undo - Math.max(injected, seen.at(next - 1)) > gap();
    }

    /** The longest stretch without a good answer that still counts as watching: half of holdsFor, a second at least. */
    int gap() {
        Duration half = rto.holdsFor().dividedBy(2);
        return Math.toIntExact((half.compareTo(SHORTEST_GAP) > 0 ? half : SHORTEST_GAP).toMillis());
    }

    /**
     * The longest pause between two good answers just before the injection, over twice {@code holdsFor}; nothing where too
     * few were seen to tell.
     */
    Optional<Integer> usualPause() {
        int from = seen.firstFrom(injected - 2 * Math.toIntExact(rto.holdsFor().toMillis()));
        int to = seen.firstFrom(injected);
        if (seen.requests(from, to) < ShareTest.LEAST) {
            return Optional.empty();
        }
        int longest = 0;
        for (int i = from + 1; i < to; i++) {
            longest = Math.max(longest, seen.answered(i) - seen.at(i - 1));
        }
        return Optional.of(longest);
    }

    /** Requests that failed or were answered since the origin. */
    long requests() {
        return seen.requests(seen.firstFrom(origin), seen.size());
    }

    /** Every outage of the path, as verdicts carry them; where none counts, the stretches in which nobody was answered. */
    List<Outage> listed() {
        Stream<Outage> silent = counting.isEmpty() && before().isEmpty()
                ? Silence.broken(this).stream().map(this::listed)
                : Stream.empty();
        return Stream.concat(outages.stream().map(this::listed), silent)
                .sorted(Comparator.comparing(Outage::from))
                .toList();
    }

    private Outage listed(Silence silence) {
        return new Outage(
                rto.path(),
                series.instant(silence.from()),
                Optional.of(series.instant(silence.answered())),
                Duration.ofMillis(silence.length()),
                0);
    }

    private Outage listed(Found o) {
        int end = o.censored() ? seen.size() : o.recovered();
        int bound = o.censored() ? 0 : seen.at(end) - seen.at(end - 1);
        return new Outage(
                rto.path(),
                series.instant(seen.at(o.first())),
                o.censored() ? Optional.empty() : Optional.of(series.instant(seen.at(end))),
                Duration.ofMillis(bound),
                seen.failed(o.first(), end));
    }
}
