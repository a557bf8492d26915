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
    @JsonSubTypes.Type(value = FaultSpec.LoadSurge.class, name = "load-surge"),
    @JsonSubTypes.Type(value = FaultSpec.LoadStaircase.class, name = "load-staircase"),
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

    /** More users than before: a load generator of its own, beside the scenario's load. */
    sealed interface AddedLoad extends FaultSpec {
        /** The simple name of a simulation class. */
        String simulation();

        /** New users a second, step after step, each as long as the others; more than 0, at least one. */
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
