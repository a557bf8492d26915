package dev.faultline.observe;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.SystemState;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks a target for its state at a steady pace and records what changed: roles, instances, signals, rollouts, restores, regions. */
public final class StateWatch implements AutoCloseable {
    /** How long a target may be silent before what it told last counts as known no more; one that is asked seldom, longer. */
    public static final Duration SILENCE = Duration.ofSeconds(2);

    private static final int LOOKS = 2;

    private final Target target;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Duration silence;
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, SystemState.Service> services = new HashMap<>();
    private final Map<Figure, Double> signals = new HashMap<>();
    private final Pace pace;
    private Optional<SystemState.Release> release = Optional.empty();
    private Optional<SystemState.Restore> restore = Optional.empty();
    private Optional<SystemState.Regions> regions = Optional.empty();
    private volatile Optional<Answer> latest = Optional.empty();
    private Instant lastAnswer;
    private boolean lost;

    private record Answer(Instant at, SystemState state) {}

    private record Figure(String signal, String node) {
        static Figure of(SystemState.Signal signal) {
            return new Figure(signal.name(), signal.node());
        }
    }

    /** Starts watching at once; {@code events} is called from the watch's own thread. */
    public StateWatch(Target target, RunClock clock, Consumer<Event> events) {
        this.target = target;
        this.clock = clock;
        this.events = events;
        Duration looks = target.askedEvery().multipliedBy(LOOKS);
        this.silence = looks.compareTo(SILENCE) > 0 ? looks : SILENCE;
        this.lastAnswer = clock.now();
        this.pace =
                new Pace("state-watch", target.askedEvery(), this::look, failure -> unseen(String.valueOf(failure)));
    }

    /** The newest state; empty until the target has told it once, and again once it has been silent for too long. Safe for any thread. */
    public Optional<SystemState> latest() {
        return latest.filter(
                        answer -> Duration.between(answer.at(), clock.now()).compareTo(silence) <= 0)
                .map(Answer::state);
    }

    private void look() {
        try {
            SystemState state = target.state();
            lastAnswer = clock.now();
            state.topology().nodes().forEach(this::role);
            state.services().forEach(this::service);
            state.signals().forEach(this::signal);
            forgetAllBut(state.signals());
            release(state.release());
            restore(state.restore());
            regions(state.regions());
            latest = Optional.of(new Answer(lastAnswer, state));
            lost = false;
        } catch (IOException e) {
            if (Duration.between(lastAnswer, clock.now()).compareTo(silence) > 0) {
                unseen(String.valueOf(e));
            }
        }
    }

    /** Once for each stretch of silence. */
    private void unseen(String why) {
        if (!lost) {
            lost = true;
            events.accept(new Event.ObservationLost(lastAnswer, "roles and replicas", why));
        }
    }

    private void role(Node node) {
        if (!node.role().equals(roles.put(node.name(), node.role()))) {
            events.accept(new Event.RoleSeen(lastAnswer, node.name(), node.zone(), node.role()));
        }
    }

    private void service(SystemState.Service service) {
        if (!service.equals(services.put(service.name(), service))) {
            events.accept(new Event.ReplicasSeen(
                    lastAnswer, service.name(), service.ready(), service.desired(), service.readyByZone()));
        }
    }

    private void signal(SystemState.Signal signal) {
        if (!Double.valueOf(signal.value()).equals(signals.put(Figure.of(signal), signal.value()))) {
            events.accept(new Event.SignalSeen(lastAnswer, signal.name(), signal.node(), signal.value()));
        }
    }

    /** Only changes are recorded, so the end of a figure has to be one: else its last value would seem to hold for ever. */
    private void forgetAllBut(List<SystemState.Signal> now) {
        Set<Figure> told = now.stream().map(Figure::of).collect(Collectors.toSet());
        Set<Figure> gone = new HashSet<>(signals.keySet());
        gone.removeAll(told);
        gone.forEach(figure -> {
            signals.remove(figure);
            events.accept(new Event.SignalLost(lastAnswer, figure.signal(), figure.node()));
        });
    }

    private void release(Optional<SystemState.Release> now) {
        if (now.isPresent() && !now.equals(release)) {
            release = now;
            events.accept(new Event.ReleaseSeen(
                    lastAnswer,
                    now.get().service(),
                    now.get().version(),
                    now.get().state(),
                    now.get().detail()));
        }
    }

    private void restore(Optional<SystemState.Restore> now) {
        if (now.isPresent() && !now.equals(restore)) {
            restore = now;
            events.accept(new Event.RestoreSeen(
                    lastAnswer, now.get().state(), now.get().detail()));
        }
    }

    private void regions(Optional<SystemState.Regions> now) {
        if (now.isPresent() && !now.equals(regions)) {
            regions = now;
            events.accept(new Event.RegionsSeen(
                    lastAnswer,
                    now.get().serving(),
                    now.get().writer(),
                    now.get().state(),
                    now.get().detail()));
        }
    }

    @Override
    public void close() {
        pace.close();
    }
}
