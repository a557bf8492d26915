package dev.faultline.plan.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A policy of AWS IAM, as {@code aws iam put-role-policy --policy-document} takes it. */
public record PolicyDocument(
        @JsonProperty("Version") String version,
        @JsonProperty("Statement") List<Statement> statements) {
    private static final String LANGUAGE = "2012-10-17";

    /** Copies the list, so that the record cannot change. */
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** In the present language of policies. */
    PolicyDocument(List<Statement> statements) {
        this(LANGUAGE, statements);
    }

    /**
     * One statement of a policy.
     *
     * @param effect {@code Allow} or {@code Deny}
     * @param principal who it is about, in the policy of a role's trust; empty elsewhere
     * @param actions for example {@code ecs:StopTask}
     * @param resources ARNs or patterns of them; empty in the policy of a role's trust
     * @param condition operator, key, values
     */
    public record Statement(
            @JsonProperty("Effect") String effect,
            @JsonProperty("Principal") Map<String, String> principal,
            @JsonProperty("Action") List<String> actions,
            @JsonProperty("Resource") List<String> resources,
            @JsonProperty("Condition") Map<String, Map<String, List<String>>> condition) {
        /** Copies the collections, in their order, so that the record cannot change. */
        public Statement {
            principal = inOrder(principal);
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            condition = inOrder(condition);
        }

        static Statement allow(List<String> actions, List<String> resources) {
            return allow(actions, resources, Map.of());
        }

        static Statement allow(
                List<String> actions, List<String> resources, Map<String, Map<String, List<String>>> condition) {
            return new Statement("Allow", Map.of(), actions, resources, condition);
        }

        private static <T> Map<String, T> inOrder(Map<String, T> map) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
    }
}
