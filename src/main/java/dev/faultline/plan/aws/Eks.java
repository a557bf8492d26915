package dev.faultline.plan.aws;

import dev.faultline.scenario.AwsResource.EksPods;
import java.util.LinkedHashMap;
import java.util.Map;

/** What experiments on EKS pods have in common. */
final class Eks {
    static final String ACCESS =
            "The cluster has an access entry for the experiment's role and the service account with"
                    + " the rights that FIS's pod actions ask for; pods bear no tags, so namespace and selector are the guard.";

    private Eks() {}

    static Map<String, String> parameters(EksPods eks) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("clusterIdentifier", eks.cluster());
        parameters.put("namespace", eks.namespace());
        parameters.put("selectorType", eks.selectorType());
        parameters.put("selectorValue", eks.selectorValue());
        return parameters;
    }
}
