package dev.faultline.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One thing that happened in a run, other than a request: a line of {@code timeline.jsonl}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Anchored.class, name = "anchored"),
    @JsonSubTypes.Type(value = Event.ClockCompared.class, name = "clock-compared"),
    @JsonSubTypes.Type(value = Event.PhaseBegan.class, name = "phase-began"),
    @JsonSubTypes.Type(value = Event.BaselineRejected.class, name = "baseline-rejected"),
    @JsonSubTypes.Type(value = Event.LoadStarted.class, name = "load-started"),
    @JsonSubTypes.Type(value = Event.LoadEnded.class, name = "load-ended"),
    @JsonSubTypes.Type(value = Event.FaultInjected.class, name = "fault-injected"),
    @JsonSubTypes.Type(value = Event.FaultBit.class, name = "fault-bit"),
    @JsonSubTypes.Type(value = Event.FaultReverted.class, name = "fault-reverted"),
    @JsonSubTypes.Type(value = Event.RoleSeen.class, name = "role-seen"),
    @JsonSubTypes.Type(value = Event.ReplicasSeen.class, name = "replicas-seen"),
    @JsonSubTypes.Type(value = Event.SignalSeen.class, name = "signal-seen"),
    @JsonSubTypes.Type(value = Event.SignalLost.class, name = "signal-lost"),
    @JsonSubTypes.Type(value = Event.ControlProbed.class, name = "control-probed"),
    @JsonSubTypes.Type(value = Event.LinksCounted.class, name = "links-counted"),
    @JsonSubTypes.Type(value = Event.AlarmChanged.class, name = "alarm-changed"),
    @JsonSubTypes.Type(value = Event.AlarmDelivered.class, name = "alarm-delivered"),
    @JsonSubTypes.Type(value = Event.ReleaseSeen.class, name = "release-seen"),
    @JsonSubTypes.Type(value = Event.RestoreAsked.class, name = "restore-asked"),
    @JsonSubTypes.Type(value = Event.RestoreSeen.class, name = "restore-seen"),
    @JsonSubTypes.Type(value = Event.RegionsSeen.class, name = "regions-seen"),
    @JsonSubTypes.Type(value = Event.ExposureProbed.class, name = "exposure-probed"),
    @JsonSubTypes.Type(value = Event.InvariantChecked.class, name = "invariant-checked"),
    @JsonSubTypes.Type(value = Event.ReadBack.class, name = "read-back"),
    @JsonSubTypes.Type(value = Event.CleanedUp.class, name = "cleaned-up"),
    @JsonSubTypes.Type(value = Event.ProviderTold.class, name = "provider-told"),
    @JsonSubTypes.Type(value = Event.ObservationLost.class, name = "observation-lost"),
    @JsonSubTypes.Type(value = Event.StopConditionMet.class, name = "stop-condition-met"),
    @JsonSubTypes.Type(value = Event.RunEnded.class, name = "run-ended")
})
public sealed interface Event {
    /** When it happened, on the run's clock. */
    Instant at();

    /** A process of the harness pinned its clock. */
    record Anchored(Instant at, ClockAnchor anchor) implements Event {}

    /**
     * Another clock was compared with the run's.
     *
     * @param at when the comparison ended
     * @param clock whose, for example {@code database}
     * @param ahead by how much it was ahead of the run's clock; negative where it was behind
     * @param uncertainty how far {@code ahead} may be off, either way
     */
    record ClockCompared(Instant at, String clock, Duration ahead, Duration uncertainty) implements Event {}

    /** A phase of the traffic began; the one before it ended at the same instant. */
    record PhaseBegan(Instant at, Phase phase) implements Event {}

    /** A baseline was not steady, as {@code found} says: it counts as warm-up, and is measured again. */
    record BaselineRejected(Instant at, String found) implements Event {}

    /** A load generator began to send. */
    record LoadStarted(Instant at, String source) implements Event {}

    /**
     * A load generator ended.
     *
     * @param source {@code load:<simulation>}, or {@code surge:<fault>} for the load of a surge
     * @param plannedUsers users that the injection profile planned
     * @param startedUsers users that did start
     * @param unfinishedUsers users still under way when it was stopped
     * @param requests requests it reported
     * @param latenessP99 99th percentile of (actual start − planned start) over the users since the baseline began
     * @param latenessMax the largest lateness of them
     * @param exit {@code completed}, {@code aborted} or {@code crashed}
     */
    record LoadEnded(
            Instant at,
            String source,
            long plannedUsers,
            long startedUsers,
            long unfinishedUsers,
            long requests,
            Duration latenessP99,
            Duration latenessMax,
            String exit)
            implements Event {}

    /**
     * A fault was applied.
     *
     * @param at just before the act that breaks something: the instant of failure that RPO counts from
     * @param fault the id of the fault in the scenario
     * @param kind for example {@code process-kill}
     * @param targets the exact nodes or links it was applied to
     * @param applied when the injector had finished applying it
     */
    record FaultInjected(Instant at, String fault, String kind, List<String> targets, Instant applied)
            implements Event {}

    /** The fault was seen to have bitten: {@code proof} says how. */
    record FaultBit(Instant at, String fault, String proof) implements Event {}

    /**
     * The fault is over: it was undone, or, where it heals itself and there is nothing to undo, its time has passed. That
     * the system is whole again is not said here but by the invariants.
     *
     * @param at when the undo was complete
     * @param how what was done
     */
    record FaultReverted(Instant at, String fault, String how) implements Event {}

    /** A node was seen in a role that it was not in before (for example {@code primary}, {@code standby}, {@code down}). */
    record RoleSeen(Instant at, String node, String zone, String role) implements Event {}

    /** The instances of a service that were ready, in all and by zone; written when it changes. */
    record ReplicasSeen(Instant at, String service, int ready, int desired, Map<String, Integer> readyByZone)
            implements Event {}

    /** A sampled figure of the system, for example {@code replication-lag-bytes}. */
    record SignalSeen(Instant at, String signal, String node, double value) implements Event {}

    /** A figure of the system that was told is told no more, by a system that answers: what it was last holds no longer. */
    record SignalLost(Instant at, String signal, String node) implements Event {}

    /** One round trip over the untoxed control link: how the harness knows that it is not the thing that stalls. */
    record ControlProbed(Instant at, Duration roundTrip) implements Event {}

    /**
     * The traffic of every link of the system was read from its fault proxy.
     *
     * @param at when the figures were there
     * @param counting when the fault proxy adds to its counters
     * @param links every link that the system had then, one that has carried nothing included
     */
    record LinksCounted(Instant at, Counting counting, List<LinkTraffic> links) implements Event {
        /** Copies the list, so that the record cannot change. */
        public LinksCounted {
            links = List.copyOf(links);
        }
    }

    /** When a fault proxy adds bytes to its counters. */
    enum Counting {
        /** As they pass. */
        AS_BYTES_PASS,
        /** When their connection ends, as Toxiproxy does: what is still open counts for nothing yet. */
        AS_CONNECTIONS_END
    }

    /**
     * A rule of the system's alarms changed its state; its first state is an event too.
     *
     * @param state {@code ok}, {@code pending} or {@code firing}
     * @param found the value of its expression, in words
     */
    record AlarmChanged(Instant at, String alarm, String state, String found) implements Event {}

    /**
     * A message about an alarm arrived at its channel.
     *
     * @param at when it arrived, as the channel recorded it on this machine's clock
     * @param channel for example {@code admin}
     * @param state {@code firing} or {@code ok}
     */
    record AlarmDelivered(Instant at, String alarm, String channel, String state) implements Event {}

    /** A rollout was seen in a state that it was not in before; see the target's words for the states. */
    record ReleaseSeen(Instant at, String service, String version, String state, String detail) implements Event {}

    /**
     * The end of a fault began with asking for a point-in-time restore.
     *
     * @param fault the fault whose data are to come back
     * @param target the instant that was asked for, on the wall clock that the database dates commits by
     */
    record RestoreAsked(Instant at, String fault, Instant target) implements Event {}

    /**
     * A point-in-time restore was seen in a state that it was not in before.
     *
     * @param state {@code recovering}, {@code completed} or {@code failed}
     * @param detail what the platform says of it
     */
    record RestoreSeen(Instant at, String state, String detail) implements Event {}

    /**
     * Two regions were seen to stand otherwise than before.
     *
     * @param serving the region that traffic is led to: {@code first} or {@code second}
     * @param writer the node that takes the writes
     * @param state {@code idle}, {@code promoting}, {@code promoted}, {@code failing-back}, {@code failed-back} or {@code
     *     failed}
     * @param detail what the platform says of it
     */
    record RegionsSeen(Instant at, String serving, String writer, String state, String detail) implements Event {}

    /** What can be had from outside was tried. {@code found} names each thing that could and should not. */
    record ExposureProbed(Instant at, String check, boolean held, String found) implements Event {}

    /**
     * An invariant of the system was checked.
     *
     * @param when {@code before} the faults or {@code after} them
     * @param invariant its name, for example {@code one-writer}
     * @param held whether it held
     * @param found what was found
     */
    record InvariantChecked(Instant at, String when, String invariant, boolean held, String found) implements Event {}

    /** The system was read back: whether wholly ({@code complete}), and how many records it held. */
    record ReadBack(Instant at, boolean complete, long records, String detail) implements Event {}

    /**
     * What the run had made in somebody's own system was removed.
     *
     * @param removed how many records
     * @param left what could not be removed, each with why; it bears the run's mark and is its owner's to remove
     */
    record CleanedUp(Instant at, long removed, List<String> left) implements Event {}

    /**
     * Whoever runs the system told something about a part of it.
     *
     * @param at when it happened, by the teller's own clock
     * @param teller for example {@code RDS}
     * @param subject the part, as the teller names it
     * @param message in the teller's words
     */
    record ProviderTold(Instant at, String teller, String subject, String message) implements Event {}

    /** Something that should have been observed was not; verdicts that need it cannot PASS. */
    record ObservationLost(Instant at, String what, String why) implements Event {}

    /** A stop condition was met: the load was stopped and every fault reverted. */
    record StopConditionMet(Instant at, String condition, String found) implements Event {}

    /** The run ended: {@code completed}, or {@code cut short} and why. */
    record RunEnded(Instant at, String how, String why) implements Event {}
}
