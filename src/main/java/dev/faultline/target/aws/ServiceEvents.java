package dev.faultline.target.aws;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * What services tell happened to what is theirs; all pages of it.
 *
 * @param aws whom to ask
 */
public record ServiceEvents(AwsClients aws) {
    /** What RDS tells of one of its instances or clusters. */
    public List<software.amazon.awssdk.services.rds.model.Event> rds(SourceType type, String id, Instant since)
            throws AwsCallFailed, InterruptedException {
        return aws.call(
                "rds:DescribeEvents",
                () -> aws
                        .rds()
                        .describeEventsPaginator(request ->
                                request.sourceType(type).sourceIdentifier(id).startTime(since))
                        .events()
                        .stream()
                        .toList());
    }

    /** What ElastiCache tells of a replication group: its events name the nodes, whose names begin with the group's. */
    public List<software.amazon.awssdk.services.elasticache.model.Event> cache(String group, Instant since)
            throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "elasticache:DescribeEvents",
                        () ->
                                aws
                                        .elastiCache()
                                        .describeEventsPaginator(request -> request.startTime(since))
                                        .events()
                                        .stream()
                                        .toList())
                .stream()
                .filter(event -> String.valueOf(event.sourceIdentifier()).startsWith(group))
                .toList();
    }
}
