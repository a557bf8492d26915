package dev.faultline.fault.aws;

import dev.faultline.plan.aws.ExperimentTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateActionInput;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateRequest;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateStopConditionInput;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateTargetInput;
import software.amazon.awssdk.services.fis.model.ExperimentTemplateTargetInputFilter;
import software.amazon.awssdk.services.fis.model.ReportConfigurationCloudWatchDashboardInput;

/** A planned experiment as FIS is asked for it: the plan field by field, with the run's own tags and token. */
final class TemplateRequest {
    private TemplateRequest() {}

    static CreateExperimentTemplateRequest of(ExperimentTemplate template, Map<String, String> tags, String token) {
        Map<String, String> all = new LinkedHashMap<>(template.tags());
        all.putAll(tags);
        CreateExperimentTemplateRequest.Builder request = CreateExperimentTemplateRequest.builder()
                .clientToken(token)
                .description(template.description())
                .roleArn(template.roleArn())
                .tags(all)
                .targets(targets(template))
                .actions(actions(template))
                .stopConditions(template.stopConditions().stream()
                        .map(stop -> CreateExperimentTemplateStopConditionInput.builder()
                                .source(stop.source())
                                .value(stop.value().orElse(null))
                                .build())
                        .toList());
        template.logConfiguration()
                .ifPresent(log -> request.logConfiguration(to -> to.logSchemaVersion(log.logSchemaVersion())
                        .cloudWatchLogsConfiguration(group -> group.logGroupArn(
                                log.cloudWatchLogsConfiguration().logGroupArn()))));
        template.experimentOptions()
                .ifPresent(options -> request.experimentOptions(to -> to.accountTargeting(options.accountTargeting())
                        .emptyTargetResolutionMode(options.emptyTargetResolutionMode())));
        template.experimentReportConfiguration().ifPresent(report -> report(request, report));
        return request.build();
    }

    private static void report(
            CreateExperimentTemplateRequest.Builder request, ExperimentTemplate.ReportConfiguration report) {
        request.experimentReportConfiguration(to -> to.preExperimentDuration(report.preExperimentDuration())
                .postExperimentDuration(report.postExperimentDuration())
                .outputs(outputs -> outputs.s3Configuration(bucket -> bucket.bucketName(
                                report.outputs().s3Configuration().bucketName())
                        .prefix(report.outputs().s3Configuration().prefix().orElse(null))))
                .dataSources(sources ->
                        sources.cloudWatchDashboards(report.dataSources().cloudWatchDashboards().stream()
                                .map(dashboard -> ReportConfigurationCloudWatchDashboardInput.builder()
                                        .dashboardIdentifier(dashboard.dashboardIdentifier())
                                        .build())
                                .toList())));
    }

    /** What is empty is left out: FIS takes an empty list of ARNs for one that names nothing. */
    private static Map<String, CreateExperimentTemplateTargetInput> targets(ExperimentTemplate template) {
        Map<String, CreateExperimentTemplateTargetInput> targets = new LinkedHashMap<>();
        template.targets().forEach((name, target) -> {
            CreateExperimentTemplateTargetInput.Builder input = CreateExperimentTemplateTargetInput.builder()
                    .resourceType(target.resourceType())
                    .selectionMode(target.selectionMode());
            if (!target.resourceArns().isEmpty()) {
                input.resourceArns(target.resourceArns());
            }
            if (!target.resourceTags().isEmpty()) {
                input.resourceTags(target.resourceTags());
            }
            if (!target.parameters().isEmpty()) {
                input.parameters(target.parameters());
            }
            if (!target.filters().isEmpty()) {
                input.filters(target.filters().stream()
                        .map(filter -> ExperimentTemplateTargetInputFilter.builder()
                                .path(filter.path())
                                .values(filter.values())
                                .build())
                        .toList());
            }
            targets.put(name, input.build());
        });
        return targets;
    }

    private static Map<String, CreateExperimentTemplateActionInput> actions(ExperimentTemplate template) {
        Map<String, CreateExperimentTemplateActionInput> actions = new LinkedHashMap<>();
        template.actions().forEach((name, action) -> {
            CreateExperimentTemplateActionInput.Builder input = CreateExperimentTemplateActionInput.builder()
                    .actionId(action.actionId())
                    .description(action.description().orElse(null));
            if (!action.parameters().isEmpty()) {
                input.parameters(action.parameters());
            }
            if (!action.targets().isEmpty()) {
                input.targets(action.targets());
            }
            if (!action.startAfter().isEmpty()) {
                input.startAfter(action.startAfter());
            }
            actions.put(name, input.build());
        });
        return actions;
    }
}
