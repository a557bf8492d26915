package dev.faultline.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that is promised and judged; what each requires is what its record says, its verdict says how it is measured. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "objective")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Objective.Rto.class, name = "rto"),
    @JsonSubTypes.Type(value = Objective.Rpo.class, name = "rpo"),
    @JsonSubTypes.Type(value = Objective.Slo.class, name = "slo"),
    @JsonSubTypes.Type(value = Objective.Integrity.class, name = "integrity"),
    @JsonSubTypes.Type(value = Objective.Restoration.class, name = "restoration"),
    @JsonSubTypes.Type(value = Objective.Alarm.class, name = "alarm"),
    @JsonSubTypes.Type(value = Objective.Scaling.class, name = "scaling"),
    @JsonSubTypes.Type(value = Objective.Capacity.class, name = "capacity"),
    @JsonSubTypes.Type(value = Objective.Refusal.class, name = "refusal"),
    @JsonSubTypes.Type(value = Objective.Exposure.class, name = "exposure"),
    @JsonSubTypes.Type(value = Objective.Connectivity.class, name = "connectivity"),
    @JsonSubTypes.Type(value = Objective.Release.class, name = "release"),
    @JsonSubTypes.Type(value = Objective.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Objective.SingleWriter.class, name = "single-writer"),
    @JsonSubTypes.Type(value = Objective.ReplicationLag.class, name = "replication-lag"),
    @JsonSubTypes.Type(value = Objective.Kept.class, name = "kept")
})
public sealed interface Objective {
    /** Unique in its scenario. */
    String id();

    /** The ids of the claims that this objective rehearses; may be empty. */
    List<String> claims();

    /** Its name in scenario files, for example {@code rto}. */
    default String kind() {
        for (JsonSubTypes.Type type :
                Objective.class.getAnnotation(JsonSubTypes.class).value()) {
            if (type.value() == getClass()) {
                return type.name();
            }
        }
        throw new IllegalStateException("no name for " + getClass());
    }

    /** Where an RTO is counted from. */
    enum Origin {
        /** The fault's injection: the system must recover while the fault is held. */
        INJECTION,
        /** The fault's reversal: how long the system stays broken after the fault has ended. */
        REVERSAL
    }

    /**
     * Recovery time objective, on the clients' own requests.
     *
     * @param path the critical path it is about: a request name
     * @param fault the id of the fault it is counted from
     * @param origin injection or reversal
     * @param within the longest recovery allowed
     * @param ratio the share of good requests, over 0 and up to 1, at which the path counts as working
     * @param holdsFor how long it must go on working for the recovery to count
     */
    record Rto(
            String id,
            List<String> claims,
            String path,
            String fault,
            Origin origin,
            Duration within,
            double ratio,
            Duration holdsFor)
            implements Objective {}

    /**
     * Recovery point objective: acknowledged writes lost, as a time before the instant of failure.
     *
     * @param fault the id of the fault whose injection is the instant of failure
     * @param within the oldest lost write may be acknowledged at most this long before it; zero: none may be lost
     */
    record Rpo(String id, List<String> claims, String fault, Duration within) implements Objective {}

    /**
     * Service level objective over one phase of the run.
     *
     * @param path a request name, or {@code *} for all
     * @param phase the phase it is judged over
     * @param level what must hold
     */
    record Slo(String id, List<String> claims, String path, Phase phase, Level level) implements Objective {}

    /** Booking integrity, from the ledger and the read-back: nothing over capacity, doubled, or out of nowhere. */
    record Integrity(String id, List<String> claims) implements Objective {}

    /** Everything is as it was: every invariant of the system that is checked holds again after the run. */
    record Restoration(String id, List<String> claims) implements Objective {}

    /**
     * An alarm of the system reaches its channel in time, and was silent before the fault.
     *
     * @param alarm the name of the system's rule
     * @param fault the id of the fault that must raise it
     * @param within from the injection to the message's arrival at the channel
     */
    record Alarm(String id, List<String> claims, String alarm, String fault, Duration within) implements Objective {}

    /**
     * The response of an autoscaler to a surge of load, each step counted from the injection.
     *
     * @param service the service that scales
     * @param fault the id of the surge
     * @param decidesWithin until more instances are wanted than before
     * @param inServiceWithin until as many more instances take traffic as were first wanted
     * @param path the critical path whose SLO must be restored
     * @param restoredWithin until the path works again for good: {@code ratio} of its requests for {@code holdsFor}
     * @param ratio the share of good requests, over 0 and up to 1, at which the path counts as working
     * @param holdsFor how long it must go on working
     */
    record Scaling(
            String id,
            List<String> claims,
            String service,
            String fault,
            Duration decidesWithin,
            Duration inServiceWithin,
            String path,
            Duration restoredWithin,
            double ratio,
            Duration holdsFor)
            implements Objective {}

    /**
     * The load that the system carries: the highest step of a staircase at which the service level held, as on every step
     * below it.
     *
     * @param staircase the id of the staircase
     * @param atLeast users a second that must be carried: those that one of the steps brings, and those that the load
     *     brings of the same simulation
     * @param arrivals the path of the first request of each of these users, which they are counted by
     * @param settling the beginning of each step that is not judged: users who came in the step before are still there
     * @param path the path that the service level is about: a request name, or {@code *} for all
     * @param availability at least this share of requests is good; over 0 and up to 1
     * @param p95 the 95th percentile of the response time of good requests is at most this long
     * @param service the service whose instances carry it; empty where the system does not tell them
     */
    record Capacity(
            String id,
            List<String> claims,
            String staircase,
            double atLeast,
            String arrivals,
            Duration settling,
            String path,
            double availability,
            Duration p95,
            Optional<String> service)
            implements Objective {}

    /**
     * Whatever is sent on a path is refused: one request that was not, or one forged write that the system holds in the
     * end, refutes it.
     *
     * @param path the path of the attempts, for example {@code forged-callback}
     * @param statuses the HTTP statuses that are a refusal; an attempt without any answer is no acceptance, and is
     *     looked for in the read-back where it was a write
     */
    record Refusal(String id, List<String> claims, String path, List<Integer> statuses) implements Objective {
        /** Copies the list, so that the record cannot change. */
        public Refusal {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * What must not be had from outside is not.
     *
     * @param check {@code only-the-balancer-answers}, {@code https-is-mandatory} or {@code no-secret-on-disk}
     */
    record Exposure(String id, List<String> claims, String check) implements Objective {}

    /**
     * The architecture is wired as it is drawn: every dependency that the system declares is there as a link and carries
     * traffic both ways while nothing is broken, and no link that nobody declared carries any.
     */
    record Connectivity(String id, List<String> claims) implements Objective {}

    /**
     * A rollout comes to the end that it should.
     *
     * @param fault the id of the release
     * @param ends {@code completed} or {@code rolled-back}
     * @param within from its beginning
     */
    record Release(String id, List<String> claims, String fault, String ends, Duration within) implements Objective {}

    /**
     * A point-in-time restore brings back the instant that was asked for, no less and no more, in time.
     *
     * @param fault the id of the data loss that the restore ends
     * @param path the critical path that shows that the data are back: one that fails without them
     * @param within from asking for the restore to the first good answer of the stretch in which the path works again
     * @param ratio the share of good requests, over 0 and up to 1, at which the path counts as working
     * @param holdsFor how long it must go on working
     */
    record Restore(
            String id, List<String> claims, String fault, String path, Duration within, double ratio, Duration holdsFor)
            implements Objective {}

    /**
     * At no time do two databases take writes: what one of them acknowledged, the other does not know. A database that a
     * fault keeps frozen takes none, whatever it was before.
     */
    record SingleWriter(String id, List<String> claims) implements Objective {}

    /**
     * The replica in the other region keeps up while nothing is broken: what it lags behind is lost with the first region.
     *
     * @param within it lags at most this long, from the beginning of the baseline to the first injection
     */
    record ReplicationLag(String id, List<String> claims, Duration within) implements Objective {}

    /**
     * What was acknowledged since a step is there in the end, all of it: no later step, and no region that came back, has
     * overwritten it.
     *
     * @param since the id of the step, or fault, from whose beginning on
     */
    record Kept(String id, List<String> claims, String since) implements Objective {}

    /** What an SLO requires. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "level")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Level.Availability.class, name = "availability"),
        @JsonSubTypes.Type(value = Level.Latency.class, name = "latency"),
        @JsonSubTypes.Type(value = Level.Throughput.class, name = "throughput")
    })
    sealed interface Level {
        /** At least this share of requests is good; over 0 and up to 1. */
        record Availability(double atLeast) implements Level {}

        /** The given percentile (over 0 and below 100) of the response time of good requests is at most this long. */
        record Latency(double percentile, Duration atMost) implements Level {}

        /** At least this many good requests a second, on average over the phase. */
        record Throughput(double atLeast) implements Level {}
    }
}
