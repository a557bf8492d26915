package dev.faultline.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** What is broken, and when: data only; an injector applies it and a reversal undoes it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FaultSpec.ProcessKill.class, name = "process-kill"),
    @JsonSubTypes.Type(value = FaultSpec.ProcessFreeze.class, name = "process-freeze"),
    @JsonSubTypes.Type(value = FaultSpec.LinkLatency.class, name = "link-latency"),
    @JsonSubTypes.Type(value = FaultSpec.LinkBlackhole.class, name = "link-blackhole"),
    @JsonSubTypes.Type(value = FaultSpec.LinkReset.class, name = "link-reset"),
    @JsonSubTypes.Type(value = FaultSpec.LinkDown.class, name = "link-down"),
    @JsonSubTypes.Type(value = FaultSpec.LinkBandwidth.class, name = "link-bandwidth"),
    @JsonSubTypes.Type(value = FaultSpec.ZoneOutage.class, name = "zone-outage"),
    @JsonSubTypes.Type(value = FaultSpec.RegionOutage.class, name = "region-outage"),
    @JsonSubTypes.Type(value = FaultSpec.Promotion.class, name = "promotion"),
    @JsonSubTypes.Type(value = FaultSpec.FailBack.class, name = "fail-back"),
    @JsonSubTypes.Type(value = FaultSpec.LoadSurge.class, name = "load-surge"),
    @JsonSubTypes.Type(value = FaultSpec.LoadStaircase.class, name = "load-staircase"),
    @JsonSubTypes.Type(value = FaultSpec.LoadDay.class, name = "load-day"),
    @JsonSubTypes.Type(value = FaultSpec.LoadReplay.class, name = "load-replay"),
    @JsonSubTypes.Type(value = FaultSpec.SlowQueries.class, name = "slow-queries"),
    @JsonSubTypes.Type(value = FaultSpec.DataLoss.class, name = "data-loss"),
    @JsonSubTypes.Type(value = FaultSpec.Release.class, name = "release"),
    @JsonSubTypes.Type(value = FaultSpec.Call.class, name = "call")
})
public sealed interface FaultSpec {
    /** The fault's id, unique in its scenario. */
    String id();

    /** When it is injected, counted from the end of the baseline; zero or more. */
    Duration at();

    /** How long it is held before it is reverted; zero for a fault that heals itself (a kill). */
    Duration hold();

    /** Its name in scenario files, for example {@code process-kill}. */
    default String kind() {
        for (JsonSubTypes.Type type :
                FaultSpec.class.getAnnotation(JsonSubTypes.class).value()) {
            if (type.value() == getClass()) {
                return type.name();
            }
        }
        throw new IllegalStateException("no name for " + getClass());
    }

    /** kill -9 of every process of the chosen nodes; what supervises them brings them back. */
    record ProcessKill(String id, Duration at, NodeSelector target) implements FaultSpec {
        @Override
        public Duration hold() {
            return Duration.ZERO;
        }
    }

    /** SIGSTOP: the kernel still accepts connections, and nobody answers, as when the power goes. */
    record ProcessFreeze(String id, Duration at, Duration hold, NodeSelector target) implements FaultSpec {}

    /** Every chunk of data on the link is late by {@code latency} ± {@code jitter}. */
    record LinkLatency(String id, Duration at, Duration hold, LinkSelector link, Duration latency, Duration jitter)
            implements FaultSpec {}

    /** The link swallows everything: connections stay open and nothing arrives. */
    record LinkBlackhole(String id, Duration at, Duration hold, LinkSelector link) implements FaultSpec {}

    /** Connections over the link are reset {@code after} this long. */
    record LinkReset(String id, Duration at, Duration hold, LinkSelector link, Duration after) implements FaultSpec {}

    /** The link is cut: open connections end, new ones are refused. */
    record LinkDown(String id, Duration at, Duration hold, LinkSelector link) implements FaultSpec {}

    /** The link carries at most this many bytes a second in each direction. */
    record LinkBandwidth(String id, Duration at, Duration hold, LinkSelector link, long bytesPerSecond)
            implements FaultSpec {}

    /**
     * A zone loses its power: every process in it freezes and every link to or from it swallows all, so connections
     * hang. As the zone is restored its processes are killed, and what supervises them starts them anew.
     */
    record ZoneOutage(String id, Duration at, Duration hold, ZoneSelector zone) implements FaultSpec {}

    /**
     * A whole region loses its power: as a {@link ZoneOutage}, of every node in it at once.
     *
     * @param region {@code first} or {@code second}
     */
    record RegionOutage(String id, Duration at, Duration hold, String region) implements FaultSpec {}

    /**
     * A step of the runbook, which breaks nothing: what somebody, or a machine in their place, does about a fault. It is
     * not held: it comes to its own end, which is a finding.
     */
    sealed interface Remedy extends FaultSpec {
        @Override
        default Duration hold() {
            return Duration.ZERO;
        }
    }

    /**
     * The database replica of the second region is promoted: it takes writes from then on.
     *
     * @param answers the id of the region outage that it answers: a path that it brings back has been out since then
     */
    record Promotion(String id, Duration at, String answers) implements Remedy {}

    /** The traffic and the writes go back to the first region, as planned work, without losing any. */
    record FailBack(String id, Duration at) implements Remedy {}

    /** More users than before: a load generator of its own, beside the scenario's load. */
    sealed interface AddedLoad extends FaultSpec {
        /** The simple name of a simulation class. */
        String simulation();

        /** New users a second, step after step, each as long as the others; at least one, and not all of them 0. */
        List<Double> rates();

        /** How long each of the {@link #rates()} lasts. */
        default Duration each() {
            return hold().dividedBy(rates().size());
        }
    }

    /**
     * More users at once.
     *
     * @param usersPerSecond new users a second, at once at the full rate; more than 0
     */
    record LoadSurge(String id, Duration at, Duration hold, String simulation, double usersPerSecond)
            implements AddedLoad {
        @Override
        public List<Double> rates() {
            return List.of(usersPerSecond);
        }
    }

    /**
     * More and more users, to find how many the system carries.
     *
     * @param rates new users a second, step after step, each more than the one before; at least two
     */
    record LoadStaircase(String id, Duration at, Duration hold, String simulation, List<Double> rates)
            implements AddedLoad {
        /** Copies the list, so that the record cannot change. */
        public LoadStaircase {
            rates = List.copyOf(rates);
        }
    }

    /**
     * The people of a day, compressed, to see whether the system follows them up and down again.
     *
     * @param trough new users a second when the day is quietest, at its beginning and its end; more than 0
     * @param peak new users a second when it is busiest, in its middle; more than {@code trough}
     */
    record LoadDay(String id, Duration at, Duration hold, String simulation, double trough, double peak)
            implements AddedLoad {
        /** The day's course. */
        public DayCurve curve() {
            return new DayCurve(trough, peak, hold);
        }

        @Override
        public List<Double> rates() {
            return curve().rates();
        }
    }

    /**
     * The requests of a recorded access log come again, with the gaps in which they were recorded, at a multiple.
     *
     * @param hold how long they take, and {@link #LINGER}
     * @param recording what is replayed
     */
    record LoadReplay(String id, Duration at, Duration hold, Recording recording) implements AddedLoad {
        /** An injection takes a moment, by which its users come later than it; the last of them are not to be cut off. */
        public static final Duration LINGER = Duration.ofMillis(500);

        /** What replays a log. */
        public static final String SIMULATION = "AccessLogSimulation";

        @Override
        public String simulation() {
            return SIMULATION;
        }

        @Override
        public List<Double> rates() {
            return recording.rates();
        }

        @Override
        public Duration each() {
            return hold.minus(LINGER).dividedBy(rates().size());
        }
    }

    /**
     * A job in the database holds a lock that every other query waits for, again and again, as a badly written report
     * or migration does.
     *
     * @param lock how long it holds the lock each time; more than 0
     */
    record SlowQueries(String id, Duration at, Duration hold, Duration lock) implements FaultSpec {}

    /**
     * A bad migration drops tables, on the primary and so on its standby too. It is held for as long as people take to
     * notice and to decide; its end is a point-in-time restore of the database.
     *
     * @param margin how long before the migration the instant lies that is restored; zero or more
     */
    record DataLoss(String id, Duration at, Duration hold, Duration margin) implements FaultSpec {}

    /**
     * A new version of the API is rolled out. It is not held: it comes to its own end, which is a finding.
     *
     * @param version what is rolled out, as the platform names it: {@code next}, or {@code broken}, which never passes
     *     its health checks
     */
    record Release(String id, Duration at, String version) implements FaultSpec {
        @Override
        public Duration hold() {
            return Duration.ZERO;
        }
    }

    /** The system is asked over HTTP to do something to itself, as its {@code system.yaml} describes it. */
    record Call(String id, Duration at, Duration hold, CallSpec call) implements FaultSpec {}
}
