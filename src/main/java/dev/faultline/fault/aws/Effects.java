package dev.faultline.fault.aws;

import dev.faultline.fault.aws.Experiments.Resolved;
import dev.faultline.plan.aws.ExperimentTemplate;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.ServiceEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * How the effect of an experiment is seen on what it was about, by the service's own word and not by FIS's.
 *
 * @param aws whom to ask
 */
record Effects(AwsClients aws) {
    private static final String FAILOVER = "failover";

    /** Looks at one resource that an action was carried out on. */
    @FunctionalInterface
    private interface Look {
        Optional<String> at(String arn, Instant since) throws AwsCallFailed, InterruptedException;
    }

    private Map<String, Look> looks() {
        return Map.of(
                "aws:rds:reboot-db-instances",
                (arn, since) -> failedOver(SourceType.DB_INSTANCE, last(arn), since),
                "aws:rds:failover-db-cluster",
                (arn, since) -> failedOver(SourceType.DB_CLUSTER, last(arn), since),
                "aws:elasticache:replicationgroup-interrupt-az-power",
                (arn, since) -> interrupted(last(arn), since),
                "aws:ecs:stop-task",
                (arn, since) -> stopped(arn));
    }

    /**
     * What shows the effects since then, in words: of each action whose effect can be seen, on all that it was carried out
     * on. Empty as long as one of them is not seen; where there is none that can be, that is said.
     */
    Optional<String> seen(ExperimentTemplate template, List<Resolved> resolved, Instant since)
            throws AwsCallFailed, InterruptedException {
        Map<String, Look> looks = looks();
        List<String> words = new ArrayList<>();
        boolean visible = false;
        for (ExperimentTemplate.Action action : template.actions().values()) {
            Look look = looks.get(action.actionId());
            if (look == null) {
                continue;
            }
            visible = true;
            List<Resolved> targets = resolved.stream()
                    .filter(one -> action.targets().containsValue(one.name()))
                    .toList();
            for (Resolved target : targets) {
                Optional<String> effect = look.at(target.what(), since);
                if (effect.isEmpty()) {
                    return Optional.empty();
                }
                words.add(effect.get());
            }
        }
        if (visible && words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                visible ? String.join("; ", words) : "that is FIS's own word, for no service tells of such an effect");
    }

    private Optional<String> failedOver(SourceType type, String id, Instant since)
            throws AwsCallFailed, InterruptedException {
        return new ServiceEvents(aws)
                .rds(type, id, since).stream()
                        .filter(event -> event.eventCategories().contains(FAILOVER)
                                || String.valueOf(event.message())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(FAILOVER))
                        .map(event -> "RDS says of " + id + " at " + event.date() + ": " + event.message())
                        .findFirst();
    }

    private Optional<String> interrupted(String id, Instant since) throws AwsCallFailed, InterruptedException {
        return new ServiceEvents(aws)
                .cache(id, since).stream()
                        .map(event -> "ElastiCache says of " + event.sourceIdentifier() + " at " + event.date() + ": "
                                + event.message())
                        .findFirst();
    }

    /** A task's ARN names its cluster: {@code …:task/<cluster>/<id>}. */
    private Optional<String> stopped(String arn) throws AwsCallFailed, InterruptedException {
        String[] parts = arn.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        List<Task> tasks = aws.call(
                "ecs:DescribeTasks",
                () -> aws.ecs()
                        .describeTasks(request -> request.cluster(parts[1]).tasks(arn))
                        .tasks());
        return tasks.stream()
                .filter(task -> "STOPPED".equals(task.desiredStatus()))
                .map(task -> "ECS says that task " + parts[2] + " is " + task.lastStatus() + " and is to be stopped")
                .findFirst();
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
