package dev.faultline.capacity;

import dev.faultline.report.Ending;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code capacity.json} says.
 *
 * @param format {@value #FORMAT}; another one means other fields
 * @param runId the name of the run's folder
 * @param system the system's name
 * @param description what was measured and why
 * @param seed where every random choice started
 * @param started when it began
 * @param ended when it ended
 * @param ending how it ended
 * @param judgement the worst of the verdicts
 * @param exitStatus what {@code faultline capacity} exits with
 * @param summary what came of it, in plain English
 * @param verdicts each target's verdict
 * @param level the service level
 * @param measured what was measured on each number of instances
 * @param law the scalability law that fits it; empty where none does, or too little was measured
 * @param demand the arithmetic of the demand
 * @param plan what loads take, the demand's own among them; empty without a law
 * @param queries to the database, and what was promised in them; empty where they were not counted
 * @param limit what gives in first, in words
 * @param cannotShow what this does not show of the real system
 */
public record CapacityDocument(
        String format,
        String runId,
        String system,
        String description,
        long seed,
        Instant started,
        Instant ended,
        Ending ending,
        Judgement judgement,
        int exitStatus,
        String summary,
        List<Verdict> verdicts,
        Level level,
        List<Measured> measured,
        Optional<ScalabilityFigures> law,
        Sums demand,
        List<PlanRow> plan,
        Optional<QueryFigures> queries,
        String limit,
        List<String> cannotShow) {
    static final String FORMAT = "faultline-capacity/1";

    /** Copies the lists, so that the record cannot change. */
    public CapacityDocument {
        verdicts = List.copyOf(verdicts);
        measured = List.copyOf(measured);
        plan = List.copyOf(plan);
        cannotShow = List.copyOf(cannotShow);
    }

    /** The service level, and how sure and how fine it was looked for. */
    public record Level(List<String> paths, Duration within, double ratio, double confidence, double precision) {}

    /**
     * What one number of instances carries, arrivals a second.
     *
     * @param held the highest load that held; 0 when none did
     * @param broke the lowest that broke; empty when none did
     * @param capacity the best figure between them; empty where nothing was found
     * @param why nothing was found
     * @param steps every load that was offered
     */
    public record Measured(
            int instances,
            double held,
            Optional<Double> broke,
            Optional<Double> capacity,
            Optional<String> why,
            List<LoadStep> steps) {}

    /**
     * The arithmetic of the demand.
     *
     * @param people with an account
     * @param visitsAMonth of each of them
     * @param visits of all of them in a month
     * @param busiestHour the share of a day's visits in its busiest hour
     * @param peak how many times the average of that hour its busiest minutes have
     * @param load arrivals a second in the busiest minutes
     * @param growth the share by which it grows a minute
     * @param scaling how long more instances take
     * @param scalingFrom where that is from
     * @param withHeadroom what the load may become until they are in service, a second
     * @param zones in how many zones the instances stand
     */
    public record Sums(
            long people,
            double visitsAMonth,
            double visits,
            double busiestHour,
            double peak,
            double load,
            double growth,
            Duration scaling,
            String scalingFrom,
            double withHeadroom,
            int zones) {}
}
