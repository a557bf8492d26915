package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Objective.Level;
import java.math.BigDecimal;
import java.util.Locale;

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
