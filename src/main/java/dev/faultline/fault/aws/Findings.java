package dev.faultline.fault.aws;

import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.TaggedResources.Resource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a look at an account has found before anything was made there.
 *
 * @param caller whom AWS takes this process for
 * @param role the ARN of the role that FIS is to take on; blank where it is not there, or was not allowed to be looked at
 * @param alarms the states of the alarms that are named, by name; what is not there is missing
 * @param experiments the experiments that are under way, whosever they are
 * @param resources what bears the system's tag
 * @param denied the actions that a simulation of the caller's policies has refused
 * @param sample the status of the answer to one request to the system; 0 where there was none
 * @param unseen what could not be looked at, and why
 */
public record Findings(
        AwsClients.Caller caller,
        String role,
        Map<String, String> alarms,
        List<String> experiments,
        List<Resource> resources,
        List<String> denied,
        int sample,
        List<String> unseen) {
    /** Copies the collections, so that the record cannot change. */
    public Findings {
        alarms = Collections.unmodifiableMap(new LinkedHashMap<>(alarms));
        experiments = List.copyOf(experiments);
        resources = List.copyOf(resources);
        denied = List.copyOf(denied);
        unseen = List.copyOf(unseen);
    }
}
