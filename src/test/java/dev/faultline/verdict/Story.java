package dev.faultline.verdict;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Timing;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import dev.faultline.timeline.RunHistory;
import dev.faultline.timeline.WriteAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run told by hand, in seconds: warm-up 0, baseline 5, fault 15, recovery 45, after 55, drain 65, end 66. It begins
 * as a clean run in which the fault {@code kill} is injected at 15, bites, and heals at 20.
 */
final class Story implements RunHistory {
    static final String LOAD = "load:BookingSimulation";
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final List<Event> events = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<LedgerEntry> ledger = new ArrayList<>();
    final List<HeldRecord> held = new ArrayList<>();
    private final List<Objective.Slo> steady = new ArrayList<>();
    private final List<FaultSpec> method = new ArrayList<>();
    private boolean readBack = true;
    private boolean counted = true;

    static Story cleanRun() {
        Story story = new Story();
        story.phase(Phase.WARM_UP, 0)
                .phase(Phase.BASELINE, 5)
                .phase(Phase.FAULT, 15)
                .phase(Phase.RECOVERY, 45)
                .phase(Phase.AFTER, 55)
                .phase(Phase.DRAIN, 65);
        for (double s = 0; s < 66; s += 0.5) {
            story.events.add(new Event.ControlProbed(at(s), Duration.ofMillis(2)));
        }
        story.method.add(kill("kill", 0));
        return story.injected("kill", 15)
                .bit("kill", 15.05)
                .reverted("kill", 20)
                .add(new Event.RunEnded(at(66), "completed", ""));
    }

    static Story nothing() {
        return new Story();
    }

    static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    static FaultSpec kill(String id, double offset) {
        return new FaultSpec.ProcessKill(
                id,
                Duration.ofMillis(Math.round(offset * 1000)),
                new NodeSelector(
                        Optional.of("api-a"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    static FaultSpec held(String id, double offset, double hold) {
        return new FaultSpec.LinkDown(
                id,
                Duration.ofMillis(Math.round(offset * 1000)),
                Duration.ofMillis(Math.round(hold * 1000)),
                new LinkSelector("api", "redis"));
    }

    Story method(FaultSpec... faults) {
        method.clear();
        method.addAll(List.of(faults));
        return this;
    }

    Story add(Event event) {
        events.add(event);
        return this;
    }

    Story without(Class<? extends Event> kind) {
        events.removeIf(kind::isInstance);
        return this;
    }

    Story phase(Phase phase, double at) {
        return add(new Event.PhaseBegan(at(at), phase));
    }

    Story injected(String fault, double at) {
        return add(new Event.FaultInjected(at(at), fault, "process-kill", List.of("api-a"), at(at + 0.01)));
    }

    Story bit(String fault, double at) {
        return add(new Event.FaultBit(at(at), fault, "the process is gone"));
    }

    Story reverted(String fault, double at) {
        return add(new Event.FaultReverted(at(at), fault, "undone"));
    }

    Story notReverted() {
        return without(Event.FaultReverted.class);
    }

    Story stalled(double at, double seconds) {
        return add(new Event.ControlProbed(at(at), Duration.ofMillis(Math.round(seconds * 1000))));
    }

    /** Good requests of the load on {@code path}, one every {@code every} seconds, answered in 10 ms. */
    Story good(String path, double from, double to, double every) {
        return each(from, to, every, s -> outcome(LOAD, path, s, s + 0.01, FailureKind.NONE));
    }

    Story slow(String path, double from, double to, double every, double takes) {
        return each(from, to, every, s -> outcome(LOAD, path, s, s + takes, FailureKind.NONE));
    }

    Story failing(String path, double from, double to, double every) {
        return each(from, to, every, s -> outcome(LOAD, path, s, s + 0.01, FailureKind.SERVER_ERROR));
    }

    Story probes(String path, double from, double to, double every) {
        return each(from, to, every, s -> outcome("probe:" + path, path, s, s + 0.01, FailureKind.NONE));
    }

    Story outcome(String source, String path, double sent, double ended, FailureKind failure) {
        outcomes.add(new Outcome(
                source,
                path,
                at(sent),
                at(ended),
                failure,
                failure == FailureKind.NONE ? 200 : 503,
                failure == FailureKind.NONE ? "" : "no"));
        return this;
    }

    private interface Second {
        void at(double second);
    }

    private Story each(double from, double to, double every, Second second) {
        long n = Math.round((to - from) / every);
        for (long i = 0; i < n; i++) {
            second.at(from + i * every);
        }
        return this;
    }

    Story intent(String write, String record, String state, double at) {
        ledger.add(new LedgerEntry.Intent(
                write, record, state.equals("booked") ? "book" : "cancel", state, "slot-1", at(at)));
        return this;
    }

    Story answer(String write, WriteAnswer answer, String id, long version, double at) {
        ledger.add(new LedgerEntry.Answered(write, answer, id, version, at(at), ""));
        return this;
    }

    /** A booking whose acknowledgement came at {@code at}, and that the system still holds. */
    Story booked(String key, double at) {
        return bookedAndLost(key, at).holds(key, "booked", 1);
    }

    Story bookedAndLost(String key, double at) {
        return intent(key, key, "booked", at - 0.01).answer(key, WriteAnswer.ACKNOWLEDGED, "id-" + key, 1, at);
    }

    Story cancelled(String write, String key, double at) {
        return intent(write, key, "cancelled", at - 0.01).answer(write, WriteAnswer.ACKNOWLEDGED, "id-" + key, 2, at);
    }

    Story holds(String key, String state, long version) {
        return holds(key, "id-" + key, "slot-1", 1000, state, version);
    }

    Story holds(String key, String id, String slot, int capacity, String state, long version) {
        held.add(new HeldRecord(key, id, slot, capacity, state, version));
        return this;
    }

    Story notReadBack() {
        readBack = false;
        return this;
    }

    Story readBackBroken(String why) {
        counted = false;
        return add(new Event.ReadBack(at(65.9), false, held.size(), why));
    }

    Story steady(Objective.Slo condition) {
        steady.add(condition);
        return this;
    }

    Story loadEnded(long requests, Duration latenessP99, String exit) {
        return add(new Event.LoadEnded(at(65.8), LOAD, 100, 100, 0, requests, latenessP99, latenessP99, exit));
    }

    Scenario scenario(Objective... objectives) {
        return new Scenario(
                "told",
                "blinklean",
                "",
                1,
                List.of(new LoadSpec("BookingSimulation", 10)),
                new Timing(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10)),
                steady,
                method,
                List.of(),
                List.of(objectives));
    }

    Verdict judged(Objective objective) {
        return judged(objective, AlarmedSystem.SPEC);
    }

    Verdict judged(Objective objective, SystemSpec system) {
        List<Verdict> verdicts = Judge.judge(scenario(objective), system, this);
        return verdicts.get(verdicts.size() - 1);
    }

    @Override
    public List<Event> events() {
        List<Event> all = new ArrayList<>(events);
        boolean told = all.stream().anyMatch(Event.LoadEnded.class::isInstance);
        if (!told && !all.isEmpty()) {
            long requests =
                    outcomes.stream().filter(o -> o.source().equals(LOAD)).count();
            all.add(new Event.LoadEnded(
                    at(65.8), LOAD, 100, 100, 0, requests, Duration.ZERO, Duration.ZERO, "completed"));
        }
        if (readBack && counted && !all.isEmpty()) {
            all.add(new Event.ReadBack(at(65.9), true, held.size(), ""));
        }
        return all;
    }

    @Override
    public Stream<Outcome> outcomes() {
        return outcomes.stream();
    }

    @Override
    public Stream<LedgerEntry> ledger() {
        return ledger.stream();
    }

    @Override
    public Optional<Stream<HeldRecord>> held() {
        return readBack ? Optional.of(held.stream()) : Optional.empty();
    }

    Story holding(String when, String invariant, String found) {
        return checked(when, invariant, true, found);
    }

    Story broken(String when, String invariant, String found) {
        return checked(when, invariant, false, found);
    }

    private Story checked(String when, String invariant, boolean holds, String found) {
        return add(new Event.InvariantChecked(at(when.equals("before") ? 4 : 65.95), when, invariant, holds, found));
    }
}
