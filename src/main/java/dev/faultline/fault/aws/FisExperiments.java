package dev.faultline.fault.aws;

import dev.faultline.plan.aws.ExperimentTemplate;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.fis.model.ActionsMode;
import software.amazon.awssdk.services.fis.model.Experiment;
import software.amazon.awssdk.services.fis.model.ExperimentAction;
import software.amazon.awssdk.services.fis.model.ExperimentState;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;
import software.amazon.awssdk.services.fis.model.ExperimentTemplateSummary;
import software.amazon.awssdk.services.fis.model.ResolvedTarget;

/**
 * Experiments over FIS's own API.
 *
 * @param aws whom to ask
 */
record FisExperiments(AwsClients aws) implements Experiments {
    @Override
    public String createTemplate(ExperimentTemplate template, Map<String, String> tags, String token)
            throws AwsCallFailed, InterruptedException {
        return aws.call(
                "fis:CreateExperimentTemplate",
                () -> aws.fis()
                        .createExperimentTemplate(TemplateRequest.of(template, tags, token))
                        .experimentTemplate()
                        .id());
    }

    @Override
    public String start(String template, Mode mode, Map<String, String> tags, String token)
            throws AwsCallFailed, InterruptedException {
        ActionsMode actions = mode == Mode.SKIP_ALL ? ActionsMode.SKIP_ALL : ActionsMode.RUN_ALL;
        return aws.call(
                "fis:StartExperiment",
                () -> aws.fis()
                        .startExperiment(request -> request.experimentTemplateId(template)
                                .clientToken(token)
                                .tags(tags)
                                .experimentOptions(options -> options.actionsMode(actions)))
                        .experiment()
                        .id());
    }

    @Override
    public Seen get(String experiment) throws AwsCallFailed, InterruptedException {
        Experiment found = aws.call(
                "fis:GetExperiment",
                () -> aws.fis().getExperiment(request -> request.id(experiment)).experiment());
        Map<String, String> actions = new HashMap<>();
        found.actions()
                .forEach((name, action) -> actions.put(
                        name, action.state() == null ? "" : action.state().statusAsString()));
        Optional<Instant> began = found.actions().values().stream()
                .map(ExperimentAction::startTime)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return new Seen(found.id(), status(found.state()), reason(found.state()), actions, began);
    }

    private static String reason(ExperimentState state) {
        if (state == null) {
            return "";
        }
        String error = state.error() == null || state.error().code() == null
                ? ""
                : " (" + state.error().code() + ")";
        return (state.reason() == null ? "" : state.reason()) + error;
    }

    private static Status status(ExperimentState state) {
        if (state == null || state.statusAsString() == null) {
            return Status.UNKNOWN;
        }
        try {
            return Status.valueOf(state.statusAsString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Status.UNKNOWN;
        }
    }

    @Override
    public List<Resolved> resolved(String experiment) throws AwsCallFailed, InterruptedException {
        return aws.call("fis:ListExperimentResolvedTargets", () -> {
            List<Resolved> all = new ArrayList<>();
            aws.fis().listExperimentResolvedTargetsPaginator(request -> request.experimentId(experiment)).stream()
                    .flatMap(page -> page.resolvedTargets().stream())
                    .forEach(target -> all.add(resolved(target)));
            return all;
        });
    }

    private static Resolved resolved(ResolvedTarget target) {
        Map<String, String> information = target.targetInformation();
        String what = information.values().stream()
                .filter(value -> value.startsWith("arn:"))
                .findFirst()
                .orElseGet(() -> information.entrySet().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", ")));
        return new Resolved(target.targetName(), target.resourceType(), what);
    }

    @Override
    public void stop(String experiment) throws AwsCallFailed, InterruptedException {
        try {
            aws.call("fis:StopExperiment", () -> aws.fis().stopExperiment(request -> request.id(experiment)));
        } catch (AwsCallFailed e) {
            // It may have come to its end just before: FIS then refuses, and all is as it should be.
            if (e.kind() != AwsCallFailed.Kind.NOT_FOUND && !isOver(experiment)) {
                throw e;
            }
        }
    }

    private boolean isOver(String experiment) throws InterruptedException {
        try {
            return get(experiment).status().isOver();
        } catch (AwsCallFailed e) {
            return false;
        }
    }

    @Override
    public void deleteTemplate(String template) throws AwsCallFailed, InterruptedException {
        try {
            aws.call(
                    "fis:DeleteExperimentTemplate",
                    () -> aws.fis().deleteExperimentTemplate(request -> request.id(template)));
        } catch (AwsCallFailed e) {
            if (e.kind() != AwsCallFailed.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    @Override
    public List<Listed> experiments() throws AwsCallFailed, InterruptedException {
        return aws.call("fis:ListExperiments", () -> {
            List<Listed> all = new ArrayList<>();
            for (ExperimentSummary each :
                    aws.fis().listExperimentsPaginator(request -> {}).experiments()) {
                all.add(new Listed(each.id(), status(each.state()), each.tags()));
            }
            return all;
        });
    }

    @Override
    public List<Listed> templates() throws AwsCallFailed, InterruptedException {
        return aws.call("fis:ListExperimentTemplates", () -> {
            List<Listed> all = new ArrayList<>();
            for (ExperimentTemplateSummary each :
                    aws.fis().listExperimentTemplatesPaginator(request -> {}).experimentTemplates()) {
                all.add(new Listed(each.id(), Status.UNKNOWN, each.tags()));
            }
            return all;
        });
    }
}
