package dev.faultline.verdict;

import java.util.List;
import java.util.Map;

/**
 * What became of one objective.
 *
 * @param objective the objective's id
 * @param kind {@code rto}, {@code rpo}, {@code slo}, {@code integrity}, {@code restoration}, {@code alarm}, {@code
 *     scaling}, {@code capacity}, {@code refusal}, {@code exposure}, {@code connectivity}, {@code release}, {@code restore} or
 *     {@code steady-state}
 * @param judgement the verdict
 * @param required what was required, in words and figures
 * @param measured what was measured, in words and figures
 * @param bound how far the measurement may be off, in words and figures; empty where it is exact
 * @param evidence witnesses: exact requests, writes, records, or the observation that is missing
 * @param claims the claims it rehearses
 * @param split the parts of the measurement by name, in order (for an RTO: first impact, first success …)
 * @param outages for an RTO, a scaling response or a restore: every outage of its path, in order
 * @param readings what was measured, for machines; empty for a kind that has no figure, or where nothing was measured
 */
public record Verdict(
        String objective,
        String kind,
        Judgement judgement,
        String required,
        String measured,
        String bound,
        List<String> evidence,
        List<String> claims,
        Map<String, String> split,
        List<Outage> outages,
        List<Reading> readings) {
    /** Runs of earlier versions have no readings. */
    public Verdict {
        readings = readings == null ? List.of() : List.copyOf(readings);
    }

    /** A verdict without readings. */
    public Verdict(
            String objective,
            String kind,
            Judgement judgement,
            String required,
            String measured,
            String bound,
            List<String> evidence,
            List<String> claims,
            Map<String, String> split,
            List<Outage> outages) {
        this(objective, kind, judgement, required, measured, bound, evidence, claims, split, outages, List.of());
    }
}
