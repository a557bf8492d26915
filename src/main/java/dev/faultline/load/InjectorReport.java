package dev.faultline.load;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How a load generator ended.
 *
 * @param plannedUsers users due by the injection profile until the end of the injection or the start of the drain
 * @param startedUsers users that did start in that time
 * @param unfinishedUsers users still under way when the load was stopped: what they had in flight is not known
 * @param requests outcomes handed over
 * @param latenessP99 99th percentile of (actual start − planned start) over the users planned since what is judged began
 * @param latenessMax the largest lateness
 * @param exit how it ended
 * @param why what went wrong, in words; empty when {@code exit} is {@link Exit#COMPLETED}
 */
public record InjectorReport(
        long plannedUsers,
        long startedUsers,
        long unfinishedUsers,
        long requests,
        Duration latenessP99,
        Duration latenessMax,
        Exit exit,
        String why) {

    /** How a load generator can end. */
    public enum Exit {
        /** The injection ended, or was drained as asked, and every user that had started came to an end. */
        COMPLETED,
        /** Users were still under way at the end of the drain, or the owner went away. */
        ABORTED,
        /** The load generator failed, or lost outcomes: what it reported is not the whole. */
        CRASHED;

        /** The word that {@link Event.LoadEnded} carries. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an owner can say of a load generator that could not say it itself: the rest is not known, and 0. */
    static InjectorReport crashed(long usersUnderWay, long requests, String why) {
        return new InjectorReport(0, 0, usersUnderWay, requests, Duration.ZERO, Duration.ZERO, Exit.CRASHED, why);
    }

    /** This report as the timeline's event. */
    public Event.LoadEnded event(Instant at, String source) {
        return new Event.LoadEnded(
                at,
                source,
                plannedUsers,
                startedUsers,
                unfinishedUsers,
                requests,
                latenessP99,
                latenessMax,
                exit.word());
    }
}
