package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was scaled, newest first: Auto Scaling of instances, and Application Auto Scaling of everything else. */
final class Scaling {
    static final String GROUP = "aws:ec2:autoscaling-group";
    static final String OF_GROUPS = "autoscaling:activities";
    static final String OF_APPLICATIONS = "application-autoscaling:activities";

    private Scaling() {}

    private static List<ObjectNode> newestFirst(Account account, String kind) {
        List<ObjectNode> activities = new ArrayList<>(account.records(kind));
        Collections.reverse(activities);
        return activities;
    }

    /** Amazon EC2 Auto Scaling. */
    record OfGroups(Account account) implements Service {
        private static final String NAME = "AutoScalingGroupName";
        private static final Pages PAGES = new Pages("MaxRecords", "NextToken", 3);

        @Override
        public String name() {
            return "autoscaling";
        }

        @Override
        public ServiceModel model() {
            return Models.AUTO_SCALING;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.of("DescribeScalingActivities", this::activities, "DescribeAutoScalingGroups", this::groups);
        }

        private ObjectNode activities(ObjectNode input) throws AwsException {
            return PAGES.page(
                    input,
                    "Activities",
                    newestFirst(account, OF_GROUPS).stream()
                            .filter(one -> Answers.isOrUnasked(input, NAME, one.path(NAME)))
                            .toList());
        }

        /** Those that are asked for; a name that none has is left out, as AWS does. */
        private ObjectNode groups(ObjectNode input) throws AwsException {
            Set<String> names = Answers.texts(input.path("AutoScalingGroupNames"));
            return PAGES.page(
                    input,
                    "AutoScalingGroups",
                    account.ofType(GROUP).stream()
                            .map(Resource::state)
                            .filter(group -> names.isEmpty()
                                    || names.contains(group.path(NAME).asText()))
                            .toList());
        }
    }

    /** Application Auto Scaling. */
    record OfApplications(Account account) implements Service {
        private static final Pages PAGES = new Pages("MaxResults", "NextToken", 3);

        @Override
        public String name() {
            return "application-autoscaling";
        }

        @Override
        public ServiceModel model() {
            return Models.APPLICATION_AUTO_SCALING;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.of(
                    "DescribeScalingActivities",
                    input -> PAGES.page(
                            input,
                            "ScalingActivities",
                            newestFirst(account, OF_APPLICATIONS).stream()
                                    .filter(one -> one.path("ServiceNamespace").equals(input.path("ServiceNamespace")))
                                    .filter(one -> Answers.isOrUnasked(input, "ResourceId", one.path("ResourceId")))
                                    .filter(one -> Answers.isOrUnasked(
                                            input, "ScalableDimension", one.path("ScalableDimension")))
                                    .toList()));
        }
    }
}
