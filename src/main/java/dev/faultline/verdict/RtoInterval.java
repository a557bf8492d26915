package dev.faultline.verdict;

import dev.faultline.verdict.Outages.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recovery time and where its true value can lie, in milliseconds after the origin.
 *
 * <p>The figure is to the first good answer of the last recovery among the outages that count: by then the path is
 * known to work. The truth lies between the sending of the last request that failed before, and that answer. Stalls of
 * the harness's own proxy on the way widen this at both ends. A stretch without a good answer that is longer than
 * {@link RtoScope#gap} moves the upper end out: nobody saw the path work in it. Where nothing else was an outage,
 * such a stretch is the figure: requests may have been held in it. So is a shorter one that came at once with the origin
 * and is far longer than the path's pauses before, see {@link Silence#broken}.
 *
 * @param words the figure
 * @param lower the least that it can be
 * @param upper the most that it can be; {@link RtoScope#NEVER} when there is no such bound
 * @param unwatched what moved the upper end out, where something did
 */
record RtoInterval(String words, long lower, long upper, Optional<String> unwatched) {
    private static final Duration STALL_REACHES = Duration.ofSeconds(1);

    String bound() {
        return upper == RtoScope.NEVER
                ? Figures.millis(lower) + " or more"
                : "between " + Figures.millis(lower) + " and " + Figures.millis(upper);
    }

    static RtoInterval of(RtoScope scope, List<Span> stalls) {
        Optional<Found> last = scope.last();
        if (last.isEmpty()) {
            return without(scope).movedOut(scope);
        }
        return (last.get().censored() ? endless(scope, last.get(), stalls) : closed(scope, last.get(), stalls))
                .movedOut(scope);
    }

    /** The ratio was kept: what is left is how long nobody was answered. */
    private static RtoInterval without(RtoScope scope) {
        long longest = Silence.in(scope).stream()
                .filter(silence -> silence.answered() != RtoScope.NEVER)
                .mapToLong(Silence::length)
                .max()
                .orElse(-1);
        List<Silence> held = Silence.broken(scope);
        if (held.isEmpty()) {
            return new RtoInterval("0 s (no outage)", 0, longest + 1, Optional.empty());
        }
        long end = (long) held.get(held.size() - 1).answered() - scope.origin;
        String words =
                Figures.millis(end) + " (no outage by the ratio, but no answer for " + Figures.millis(longest) + ")";
        return new RtoInterval(words, 0, end + 1, Optional.empty());
    }

    private static RtoInterval endless(RtoScope scope, Found last, List<Span> stalls) {
        Observations seen = scope.seen;
        boolean hopeful = last.candidate() != Observations.NONE;
        int known = seen.at(hopeful ? last.candidate() - 1 : seen.size() - 1);
        String end = hopeful
                ? "good again, but not for " + Figures.time(scope.rto.holdsFor()) + " when the record ended"
                : "never recovered";
        long stalled = stalled(scope, scope.window.end(), stalls);
        String words = "> " + Figures.millis(Math.max(0, known - scope.origin)) + ", " + end;
        return new RtoInterval(words, lower(scope, known, stalled), RtoScope.NEVER, Optional.empty());
    }

    private static RtoInterval closed(RtoScope scope, Found last, List<Span> stalls) {
        Observations seen = scope.seen;
        int recovered = seen.at(last.recovered());
        long stalled = stalled(scope, scope.series.instant(recovered).plus(scope.rto.holdsFor()), stalls);
        return new RtoInterval(
                Figures.millis(Math.max(0, recovered - scope.origin)),
                lower(scope, seen.at(last.recovered() - 1), stalled),
                recovered - scope.origin + 1 + stalled, // an answer in this millisecond may have come at its end
                Optional.empty());
    }

    /** Once the harness had disturbed the system again, a path that stayed out is no longer this fault's doing alone. */
    private static long lower(RtoScope scope, int lastOut, long stalled) {
        return Math.max(0, Math.min(lastOut, scope.disturbed) - scope.origin - stalled);
    }

    private static long stalled(RtoScope scope, Instant to, List<Span> stalls) {
        Span measured = new Span(scope.window.origin().minus(STALL_REACHES), to);
        return Span.total(stalls.stream().map(stall -> stall.within(measured)).toList())
                .toMillis();
    }

    private RtoInterval movedOut(RtoScope scope) {
        RtoInterval moved = this;
        for (Silence silence : Silence.in(scope)) {
            int silent = Math.min(silence.answered(), scope.until) - silence.from();
            if (silent > scope.gap()) {
                moved = moved.upTo(
                        scope,
                        silence.answered(),
                        "no good answer was seen for " + Figures.millis(silent) + " from "
                                + scope.series.instant(silence.from()));
            }
        }
        for (Found later : afterDisturbance(scope)) {
            moved = moved.upTo(
                    scope,
                    later.censored() ? RtoScope.NEVER : scope.seen.at(later.recovered()),
                    "an outage began after another disturbance and before the objective's time was over");
        }
        return moved;
    }

    private RtoInterval upTo(RtoScope scope, int answered, String why) {
        long end = answered == RtoScope.NEVER ? RtoScope.NEVER : answered - scope.origin;
        return end > upper ? new RtoInterval(words, lower, end, Optional.of(why)) : this;
    }

    /** Outages after another disturbance that came before the objective's time was over: they may be this fault's. */
    private static List<Found> afterDisturbance(RtoScope scope) {
        if (scope.disturbed == RtoScope.NEVER
                || scope.disturbed - scope.origin >= scope.rto.within().toMillis()) {
            return List.of();
        }
        return scope.outages.stream()
                .filter(o -> scope.seen.at(o.first()) >= scope.disturbed)
                .toList();
    }
}
