package dev.faultline.observe.alarm;

import dev.faultline.observe.Pace;
import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Topology;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands in for the monitoring of the system under test (CloudWatch with its alarms): scrapes every node's figures,
 * evaluates the rules on them twice a second, tells their channels of alarms that fire and of those that are over, and
 * records what then arrives at the channels. An alarm that was not evaluated for over 2 s, or on no figures at all, is an
 * observation lost.
 */
public final class AlarmWatch implements AutoCloseable {
    /** How often rules are evaluated: an alarm is seen to change at most this long after it could be. */
    public static final Duration EVERY = Duration.ofMillis(500);

    private final AlarmRounds rounds;
    private final Optional<Pace> pace;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts watching at once; without any rules it does nothing.
     *
     * @param rules the system's alarms
     * @param latest what the system is like now; while that is not known, the nodes last known are scraped
     * @param topology what it was like at the start, and where its channels are
     * @param events where what is seen goes; called from the watch's own thread, and by whoever closes it
     * @throws AlarmSyntaxException when a rule's expression cannot be read
     */
    public AlarmWatch(
            List<AlarmRule> rules,
            Supplier<Optional<SystemState>> latest,
            Topology topology,
            RunClock clock,
            Consumer<Event> events) {
        Transport transport = new HttpTransport(topology.surroundings().certificate());
        this.rounds = new AlarmRounds(rules, latest, topology, clock, events, transport);
        this.pace = rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pace(
                        "alarms",
                        EVERY,
                        rounds::round,
                        failure -> rules.forEach(rule -> events.accept(new Event.ObservationLost(
                                clock.now(), "alarm:" + rule.name(), String.valueOf(failure))))));
    }

    /** Evaluates no more; waits a moment for the last messages to arrive. Closing it again does nothing. */
    @Override
    public void close() {
        if (pace.isPresent() && closed.compareAndSet(false, true)) {
            pace.get().close();
            rounds.finish();
        }
    }
}
