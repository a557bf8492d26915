package dev.faultline.fault.aws;

import dev.faultline.plan.aws.PolicyDocument;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.HttpCall;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.Calls;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.TaggedResources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

/** Looks at an account before anything is made in it. Changes nothing. */
final class Preflight {
    private final AwsClients aws;
    private final AwsSpec spec;
    private final SystemSpec system;
    private final List<String> unseen = new ArrayList<>();

    Preflight(AwsClients aws, AwsSpec spec, SystemSpec system) {
        this.aws = aws;
        this.spec = spec;
        this.system = system;
    }

    /** {@code policy} is what the run needs to be allowed. */
    Findings look(PolicyDocument policy) throws IOException, InterruptedException {
        AwsClients.Caller caller = aws.caller();
        if (!caller.account().equals(spec.account())) {
            return new Findings(caller, "", Map.of(), List.of(), List.of(), List.of(), 200, List.of());
        }
        if (caller.ahead().isEmpty()) {
            unseen.add("how right this machine's clock is: AWS's answer had no date");
        }
        String role = role();
        Map<String, String> alarms = alarms();
        List<String> experiments = new FisExperiments(aws)
                .experiments().stream()
                        .filter(one -> !one.status().isOver())
                        .map(Experiments.Listed::id)
                        .toList();
        List<TaggedResources.Resource> resources =
                new TaggedResources(aws).find(spec.tag().key(), spec.tag().value());
        List<String> denied = denied(caller, policy);
        int sample = sample();
        return new Findings(caller, role, alarms, experiments, resources, denied, sample, unseen);
    }

    /** Where it is not there, that is a failure; where it may not be looked at, that is said. */
    private String role() throws AwsCallFailed, InterruptedException {
        String name = spec.role().substring(spec.role().lastIndexOf('/') + 1);
        try {
            return aws.call(
                    "iam:GetRole",
                    () -> aws.iam()
                            .getRole(request -> request.roleName(name))
                            .role()
                            .arn());
        } catch (AwsCallFailed e) {
            if (e.kind() != AwsCallFailed.Kind.DENIED) {
                throw e;
            }
            unseen.add("whether the role " + spec.role() + " is there: iam:GetRole is not allowed");
            return "";
        }
    }

    private Map<String, String> alarms() throws AwsCallFailed, InterruptedException {
        TreeSet<String> names = new TreeSet<>(spec.stopAlarms());
        names.addAll(spec.alarms().values());
        return aws.call("cloudwatch:DescribeAlarms", () -> {
            Map<String, String> states = new LinkedHashMap<>();
            for (DescribeAlarmsResponse page : aws.cloudWatch()
                    .describeAlarmsPaginator(request ->
                            request.alarmNames(names).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM))) {
                page.metricAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
                page.compositeAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
            }
            return states;
        });
    }

    private List<String> denied(AwsClients.Caller caller, PolicyDocument policy) throws InterruptedException {
        Permissions permissions = new Permissions(aws);
        try {
            Optional<String> principal = permissions.principal(caller.arn());
            if (principal.isPresent()) {
                return permissions.denied(principal.get(), policy);
            }
            unseen.add("what " + caller.arn() + " may do: it is the account itself, or nothing that has policies");
        } catch (AwsCallFailed e) {
            unseen.add("what " + caller.arn() + " may do: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return List.of();
    }

    /** One of the requests that clients make, as the first prober sends it; what changes nothing is preferred. */
    private int sample() throws InterruptedException {
        String path = system.probes().stream()
                .filter(probe -> probe.method().equals("GET"))
                .map(SystemSpec.Probe::url)
                .findFirst()
                .orElse(system.target().orElseThrow().health());
        HttpCall call = new HttpCall("GET", path, Optional.empty(), Optional.empty());
        try {
            return new Calls(
                            system.target().orElseThrow().url(),
                            system.target().orElseThrow().certificate())
                    .send(call)
                    .status();
        } catch (IOException e) {
            return 0;
        }
    }
}
