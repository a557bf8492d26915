package dev.faultline.fault.aws;

import dev.faultline.plan.aws.PolicyDocument;
import dev.faultline.plan.aws.PolicyDocument.Statement;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * Asks IAM whether somebody's policies would allow what a run needs. It is a simulation: policies of the organisation or of
 * the session may still refuse.
 *
 * @param aws whom to ask
 */
record Permissions(AwsClients aws) {
    private static final Pattern ASSUMED = Pattern.compile("arn:[^:]+:sts::\\d+:assumed-role/([^/]+)/.*");
    private static final Pattern USER = Pattern.compile("arn:[^:]+:iam::\\d+:user/.*");

    /** A run can do without these: the one is needed once for an account, the others for looking only. */
    private static final Set<String> SPARED =
            Set.of("iam:CreateServiceLinkedRole", "iam:GetRole", "iam:SimulatePrincipalPolicy");

    /** Whose policies are meant: the user, or the role that was assumed, whose path the caller's own ARN does not tell. */
    Optional<String> principal(String caller) throws AwsCallFailed, InterruptedException {
        if (USER.matcher(caller).matches()) {
            return Optional.of(caller);
        }
        Matcher role = ASSUMED.matcher(caller);
        return role.matches()
                ? Optional.of(aws.call(
                        "iam:GetRole",
                        () -> aws.iam()
                                .getRole(request -> request.roleName(role.group(1)))
                                .role()
                                .arn()))
                : Optional.empty();
    }

    /** The actions of the policy that would be refused. */
    List<String> denied(String principal, PolicyDocument policy) throws AwsCallFailed, InterruptedException {
        TreeSet<String> denied = new TreeSet<>();
        for (Statement statement : policy.statements()) {
            denied.addAll(denied(principal, statement));
        }
        denied.removeAll(SPARED);
        return List.copyOf(denied);
    }

    private List<String> denied(String principal, Statement statement) throws AwsCallFailed, InterruptedException {
        return aws.call("iam:SimulatePrincipalPolicy", () -> {
            List<String> denied = new ArrayList<>();
            aws
                    .iam()
                    .simulatePrincipalPolicyPaginator(request -> request.policySourceArn(principal)
                            .actionNames(statement.actions())
                            .resourceArns(statement.resources())
                            .contextEntries(context(statement)))
                    .stream()
                    .flatMap(page -> page.evaluationResults().stream())
                    .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                    .map(EvaluationResult::evalActionName)
                    .forEach(denied::add);
            return denied;
        });
    }

    private static List<ContextEntry> context(Statement statement) {
        List<ContextEntry> entries = new ArrayList<>();
        statement
                .condition()
                .values()
                .forEach(keys -> keys.forEach((key, values) -> entries.add(ContextEntry.builder()
                        .contextKeyName(key)
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues(values)
                        .build())));
        return entries;
    }
}
