package dev.faultline.fault.aws;

import dev.faultline.fault.aws.Experiments.Resolved;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.ExperimentTemplate;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.target.aws.TaggedResources.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Decides, from what was found, whether anything may be broken. Pure. */
public final class Guard {
    /** Beyond it AWS's own times and the clients' cannot be put side by side. */
    static final Duration SKEW = Duration.ofSeconds(5);

    private static final String OK = "OK";
    private static final String FIRING = "ALARM";

    private final AwsSpec aws;
    private final Production production;

    /** What is to become of resources that are marked as production. */
    public enum Production {
        /** Nothing runs while one of them bears the system's tag. */
        REFUSED,
        /** A person has typed that they are meant. */
        CONFIRMED
    }

    /** For one system. */
    public Guard(AwsSpec aws, Production production) {
        this.aws = aws;
        this.production = production;
    }

    /** Why nothing may be broken, each with what to do about it; empty where all is as it must be. */
    public List<String> refusals(Findings found) {
        if (!found.caller().account().equals(aws.account())) {
            return List.of("expected credentials of the account " + aws.account() + ", found those of "
                    + found.caller().account() + "; log in to the other one");
        }
        List<String> refusals = new ArrayList<>();
        clock(found, refusals);
        String role = aws.globalArn("iam", "role/" + aws.role());
        if (!found.role().isBlank() && !found.role().equals(role)) {
            refusals.add("expected the role " + role + ", found " + found.role() + "; `role` in aws.yaml names it with"
                    + " its path");
        }
        alarms(found, refusals);
        if (!found.experiments().isEmpty()) {
            refusals.add("an experiment is under way already: " + String.join(", ", found.experiments())
                    + "; wait for its end, or stop it if it is yours");
        }
        resources(found, refusals);
        if (!found.denied().isEmpty()) {
            refusals.add(found.caller().arn() + " may not " + String.join(", ", found.denied())
                    + "; `faultline plan … --iam` prints all that is needed");
        }
        sample(found, refusals);
        return refusals;
    }

    private static void clock(Findings found, List<String> refusals) {
        found.caller()
                .ahead()
                .filter(ahead -> ahead.abs().compareTo(SKEW) > 0)
                .ifPresent(ahead -> refusals.add("this machine's clock is "
                        + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                        + " AWS's; set it right (`timedatectl`)"));
    }

    private void alarms(Findings found, List<String> refusals) {
        for (String alarm : aws.stopAlarms()) {
            String state = found.alarms().get(alarm);
            if (state == null) {
                refusals.add("the alarm " + alarm + ", which is to end an experiment, is not there; make it, or name"
                        + " another in `alarms.stop` of aws.yaml");
            } else if (!state.equals(OK)) {
                refusals.add("the alarm " + alarm + " is " + state + " before anything is broken, and must be OK");
            }
        }
        for (String alarm : aws.alarms().values()) {
            if (!found.alarms().containsKey(alarm)) {
                refusals.add("the alarm " + alarm + " of `alarms.rules` of aws.yaml is not there");
            } else if (found.alarms().get(alarm).equals(FIRING)) {
                refusals.add("the alarm " + alarm + " is firing already: the system is unwell");
            }
        }
    }

    private void resources(Findings found, List<String> refusals) {
        if (found.resources().isEmpty()) {
            refusals.add("nothing in " + aws.account() + ", " + aws.region() + " bears the tag "
                    + aws.tag().key() + "=" + aws.tag().value() + "; tag what may be broken");
        }
        List<String> marked = found.resources().stream()
                .filter(this::isProduction)
                .map(Resource::arn)
                .toList();
        if (!marked.isEmpty() && production == Production.REFUSED) {
            refusals.add("these are marked as production: " + String.join(", ", marked)
                    + "; take the tag of the system away from them, or type --confirm-production as well");
        }
    }

    private boolean isProduction(Resource resource) {
        return aws.production()
                .filter(tag -> tag.value().equals(resource.tags().get(tag.key())))
                .isPresent();
    }

    private static void sample(Findings found, List<String> refusals) {
        int status = found.sample();
        if (status == 403 || status == 429) {
            refusals.add("the edge answered " + status + " to one ordinary request: its firewall or rate limit would"
                    + " answer the load, not the system; let this machine's address through");
        } else if (status == 0 || status >= 500) {
            refusals.add("one ordinary request was answered with " + (status == 0 ? "nothing" : status)
                    + " before anything is broken");
        }
    }

    /**
     * Why a fault may not be injected on what FIS would inject it on.
     *
     * @param fault the fault
     * @param resolved what FIS has found, without doing anything to it
     * @param existing how many there are of a target's kind, by our name of the target; missing where that is not known
     */
    public List<String> refusals(AwsFault.Injected fault, List<Resolved> resolved, Map<String, OptionalInt> existing) {
        List<String> refusals = new ArrayList<>();
        Map<String, List<Resolved>> byTarget = new LinkedHashMap<>();
        resolved.forEach(one ->
                byTarget.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one));
        for (Map.Entry<String, ExperimentTemplate.Target> target :
                fault.template().targets().entrySet()) {
            List<Resolved> of = byTarget.getOrDefault(target.getKey(), List.of());
            String what = "fault " + fault.id() + ": the target " + target.getKey();
            if (of.isEmpty()) {
                refusals.add(what + " is empty: nothing bears its tags, or passes its filters");
            }
            if (of.size() > aws.maxTargets()) {
                refusals.add(
                        what + " would be " + of.size() + ", and `max-targets` of aws.yaml is " + aws.maxTargets());
            }
            OptionalInt all = existing.getOrDefault(target.getKey(), OptionalInt.empty());
            if (all.isPresent() && all.getAsInt() > 0 && of.size() >= all.getAsInt()) {
                refusals.add(what + " would be all " + all.getAsInt() + " that there are; never all of a kind");
            }
        }
        return refusals;
    }
}
