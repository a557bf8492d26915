package dev.faultline.rehearsal.process;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Says on the error output what the control plane does and when: one line an event. Safe for any thread. */
public final class PlatformLog {
    private final PrintStream out;
    private final Clock clock;

    /** A log that goes to {@code out}, stamped by {@code clock} in UTC. */
    public PlatformLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** A log on the error output of this process. */
    public static PlatformLog onErrorOutput() {
        return new PlatformLog(System.err, Clock.systemUTC());
    }

    /** Writes one line: when, about which node, what. */
    public void say(String node, String what) {
        out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + node + ": " + what);
    }
}
