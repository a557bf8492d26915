package dev.faultline.plan.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment template of AWS FIS, field by field as {@code aws fis create-experiment-template --cli-input-json} takes it.
 *
 * @param description what the experiment is, up to 512 characters
 * @param targets what is broken, by a name of ours
 * @param actions what is done to it, by a name of ours
 * @param stopConditions what ends it early
 * @param roleArn the role that FIS takes on to do it
 * @param tags of the template, by which it is found again
 * @param logConfiguration where FIS logs it
 * @param experimentOptions how it is run
 * @param experimentReportConfiguration the report that FIS writes; empty where none is asked for
 */
public record ExperimentTemplate(
        String description,
        Map<String, Target> targets,
        Map<String, Action> actions,
        List<StopCondition> stopConditions,
        String roleArn,
        Map<String, String> tags,
        Optional<LogConfiguration> logConfiguration,
        Optional<Options> experimentOptions,
        Optional<ReportConfiguration> experimentReportConfiguration) {
    /** Copies the collections, in their order, so that the record cannot change. */
    public ExperimentTemplate {
        targets = inOrder(targets);
        actions = inOrder(actions);
        stopConditions = stopConditions == null ? List.of() : List.copyOf(stopConditions);
        tags = inOrder(tags);
    }

    /**
     * Resources that are found as the experiment starts.
     *
     * @param resourceType for example {@code aws:rds:db}
     * @param resourceArns exactly these; or
     * @param resourceTags those that bear all of these tags
     * @param filters narrow them by what the API says about them
     * @param selectionMode {@code ALL}, {@code COUNT(n)} or {@code PERCENT(n)} of those found
     * @param parameters narrow them in ways that depend on the type
     */
    public record Target(
            String resourceType,
            List<String> resourceArns,
            Map<String, String> resourceTags,
            List<Filter> filters,
            String selectionMode,
            Map<String, String> parameters) {
        /** Copies the collections, in their order, so that the record cannot change. */
        public Target {
            resourceArns = resourceArns == null ? List.of() : List.copyOf(resourceArns);
            resourceTags = inOrder(resourceTags);
            filters = filters == null ? List.of() : List.copyOf(filters);
            parameters = inOrder(parameters);
        }
    }

    /** Resources of which the attribute at {@code path} has one of the values. */
    public record Filter(String path, List<String> values) {
        /** Copies the list, so that the record cannot change. */
        public Filter {
            values = List.copyOf(values);
        }
    }

    /**
     * Something that is done.
     *
     * @param actionId for example {@code aws:ecs:stop-task}
     * @param description for people
     * @param parameters what the action takes; every value is a text
     * @param targets the name of its target, by the action's own key for it
     * @param startAfter names of actions that must be over before
     */
    public record Action(
            String actionId,
            Optional<String> description,
            Map<String, String> parameters,
            Map<String, String> targets,
            List<String> startAfter) {
        /** Copies the collections, in their order, so that the record cannot change. */
        public Action {
            parameters = inOrder(parameters);
            targets = inOrder(targets);
            startAfter = startAfter == null ? List.of() : List.copyOf(startAfter);
        }
    }

    /**
     * What ends an experiment early.
     *
     * @param source {@code aws:cloudwatch:alarm}, or {@code none}
     * @param value the alarm's ARN
     */
    public record StopCondition(String source, Optional<String> value) {}

    /** Where FIS logs an experiment; schema 2 is the present one. */
    public record LogConfiguration(LogGroup cloudWatchLogsConfiguration, int logSchemaVersion) {}

    /** A log group of CloudWatch Logs; the ARN ends with {@code :*}. */
    public record LogGroup(String logGroupArn) {}

    /**
     * How an experiment is run.
     *
     * @param accountTargeting {@code single-account}
     * @param emptyTargetResolutionMode {@code fail}: a target that is empty as the experiment starts ends it
     */
    public record Options(String accountTargeting, String emptyTargetResolutionMode) {}

    /**
     * The report that FIS writes about an experiment.
     *
     * @param outputs where it goes
     * @param dataSources what it shows
     * @param preExperimentDuration how much of the time before is shown, in ISO 8601
     * @param postExperimentDuration how much of the time after, likewise
     */
    public record ReportConfiguration(
            Outputs outputs, DataSources dataSources, String preExperimentDuration, String postExperimentDuration) {}

    /** Where a report goes. */
    public record Outputs(Bucket s3Configuration) {}

    /** A place in S3. */
    public record Bucket(String bucketName, Optional<String> prefix) {}

    /** What a report shows. */
    public record DataSources(List<Dashboard> cloudWatchDashboards) {
        /** Copies the list, so that the record cannot change. */
        public DataSources {
            cloudWatchDashboards = List.copyOf(cloudWatchDashboards);
        }
    }

    /** A dashboard, by its ARN. */
    public record Dashboard(String dashboardIdentifier) {}

    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
