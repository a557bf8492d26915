package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Objective.Level;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an objective requires, in words and figures. */
final class Requirement {
    private Requirement() {}

    static String of(Objective objective) {
        if (objective instanceof Objective.Rto rto) {
            return rto.path() + " works again within " + Figures.time(rto.within()) + " of the "
                    + rto.origin().name().toLowerCase(Locale.ROOT) + " of " + rto.fault() + " ("
                    + Figures.percent(rto.ratio()) + " good for " + Figures.time(rto.holdsFor()) + ")";
        }
        if (objective instanceof Objective.Rpo rpo) {
            return rpo.within().isZero()
                    ? "no acknowledged write is lost to " + rpo.fault()
                    : "no write acknowledged more than " + Figures.time(rpo.within()) + " before " + rpo.fault()
                            + " is lost";
        }
        if (objective instanceof Objective.Slo slo) {
            return of(slo.level())
                    + (slo.path().equals("*") ? "" : " of " + slo.path())
                    + " in the phase "
                    + slo.phase().label();
        }
        if (objective instanceof Objective.Integrity) {
            return "nothing over capacity, doubled, out of nowhere, or applied after a refusal";
        }
        return ofResponse(objective);
    }

    private static String ofResponse(Objective objective) {
        if (objective instanceof Objective.Alarm alarm) {
            return "the alarm " + alarm.alarm() + " is delivered within " + Figures.time(alarm.within())
                    + " of the injection of " + alarm.fault() + ", and is silent before";
        }
        if (objective instanceof Objective.Scaling scaling) {
            return "after " + scaling.fault() + " more " + scaling.service() + " instances are wanted within "
                    + Figures.time(scaling.decidesWithin()) + " and in service within "
                    + Figures.time(scaling.inServiceWithin()) + ", and " + scaling.path() + " works again within "
                    + Figures.time(scaling.restoredWithin()) + " (" + Figures.percent(scaling.ratio()) + " good for "
                    + Figures.time(scaling.holdsFor()) + ")";
        }
        if (objective instanceof Objective.Capacity capacity) {
            return "at least " + Figures.plain(BigDecimal.valueOf(capacity.atLeast()), 2)
                    + " users a second, counted by "
                    + capacity.arrivals() + ", are carried on the way up " + capacity.staircase() + ": "
                    + of(new Level.Availability(capacity.availability())) + " and "
                    + of(new Level.Latency(95, capacity.p95()))
                    + (capacity.path().equals("*") ? "" : " of " + capacity.path()) + " on each step";
        }
        if (objective instanceof Objective.Refusal refusal) {
            return "every attempt on " + refusal.path() + " is refused with "
                    + refusal.statuses().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                    + ", and no forged write is held";
        }
        if (objective instanceof Objective.Exposure exposure) {
            return exposure.check().replace('-', ' ') + ", whenever it is tried";
        }
        if (objective instanceof Objective.Connectivity) {
            return "every declared dependency carries traffic both ways, and no undeclared link carries any";
        }
        if (objective instanceof Objective.Release release) {
            return "the release " + release.fault() + " ends " + release.ends() + " within "
                    + Figures.time(release.within());
        }
        if (objective instanceof Objective.Restore restore) {
            return "after " + restore.fault()
                    + " what was acknowledged by the restored instant is there, nothing that came"
                    + " after it is, and " + restore.path() + " works again within " + Figures.time(restore.within())
                    + " of asking for the restore (" + Figures.percent(restore.ratio()) + " good for "
                    + Figures.time(restore.holdsFor()) + ")";
        }
        return ofRegions(objective);
    }

    private static String ofRegions(Objective objective) {
        if (objective instanceof Objective.SingleWriter) {
            return "at no time do two databases take writes";
        }
        if (objective instanceof Objective.ReplicationLag lag) {
            return "the replica in the other region lags at most " + Figures.time(lag.within())
                    + " while nothing is broken";
        }
        if (objective instanceof Objective.Kept kept) {
            return "every write acknowledged since " + kept.since() + " is there";
        }
        return "every invariant holds again and every fault is undone";
    }

    static String of(Level level) {
        if (level instanceof Level.Availability availability) {
            return "at least " + Figures.percent(availability.atLeast()) + " good";
        }
        if (level instanceof Level.Latency latency) {
            return "p" + Figures.plain(BigDecimal.valueOf(latency.percentile()), 3) + " at most "
                    + Figures.time(latency.atMost());
        }
        Level.Throughput throughput = (Level.Throughput) level;
        return "at least " + Figures.plain(BigDecimal.valueOf(throughput.atLeast()), 2) + " good a second";
    }
}
