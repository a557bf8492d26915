package dev.faultline.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a system runs in AWS and what may be broken there, as its {@code aws.yaml} describes it. Everything is named, not
 * given by ARN, so that nothing outside the account and the region can be meant.
 *
 * @param account the account's twelve digits
 * @param region for example {@code eu-central-1}
 * @param zones AWS's name of each of the system's zones that is in AWS
 * @param tag only what bears it is ever touched
 * @param production what bears it is never touched; empty where nothing in the account is marked so
 * @param role the name of the role that FIS takes on, with its path if it has one
 * @param stopAlarms the names of the alarms of which each ends an experiment; at least one
 * @param alarms the names in CloudWatch of the system's own alarms, by their names in {@code system.yaml}
 * @param logGroup where FIS logs
 * @param report the report that FIS is asked for; empty where none is
 * @param hold how long a fault is held in AWS, where a scenario's seconds are too short to be had
 * @param maxTargets how many resources one action may be told to take; 1 or more
 * @param services what the system's services are in AWS, by name
 * @param zoneLoss what else in a zone goes when the zone goes
 * @param metrics what is read from CloudWatch over a run
 * @param run what running there needs; empty where scenarios are only planned for it
 */
public record AwsSpec(
        String account,
        String region,
        Map<String, String> zones,
        AwsTag tag,
        Optional<AwsTag> production,
        String role,
        List<String> stopAlarms,
        Map<String, String> alarms,
        String logGroup,
        Optional<Report> report,
        Duration hold,
        int maxTargets,
        Map<String, AwsService> services,
        ZoneLoss zoneLoss,
        List<AwsMetric> metrics,
        Optional<AwsRunSpec> run) {
    /** The backend of such a system, as plans and reports name it. */
    public static final String BACKEND = "aws";

    /** Copies the collections, in their order, so that the record cannot change. */
    public AwsSpec {
        zones = inOrder(zones);
        stopAlarms = List.copyOf(stopAlarms);
        alarms = inOrder(alarms);
        services = inOrder(services);
        metrics = List.copyOf(metrics);
    }

    /** The partition that the region is in: {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
    public String partition() {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** The ARN of something of this account and region: {@code arn("ecs", "cluster/shop")}. */
    public String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The ARN of something of this account that has no region: {@code globalArn("iam", "role/fis")}. */
    public String globalArn(String service, String resource) {
        return "arn:" + partition() + ":" + service + "::" + account + ":" + resource;
    }

    /**
     * The report that FIS writes about an experiment.
     *
     * @param bucket the bucket that it goes to
     * @param prefix what its key there begins with; empty for none
     * @param dashboards the names of the dashboards that it shows; at least one
     * @param before how much of the time before the experiment is shown
     * @param after how much of the time after it, likewise
     */
    public record Report(
            String bucket, Optional<String> prefix, List<String> dashboards, Duration before, Duration after) {
        /** Copies the list, so that the record cannot change. */
        public Report {
            dashboards = List.copyOf(dashboards);
        }
    }

    /**
     * What goes with a zone beside the services themselves, each by the tags that it bears beside the one that all bear; no
     * tags where there is nothing of the kind.
     *
     * @param instances EC2 instances
     * @param autoScalingGroups groups that would start new ones
     * @param subnets that lose their connections for up to two minutes
     * @param volumes EBS volumes, one of which comes back slowly
     * @param shifted what ARC shifts traffic of, away from the zone
     * @param launchRoles the names of roles whose launches are refused
     */
    public record ZoneLoss(
            Map<String, String> instances,
            Map<String, String> autoScalingGroups,
            Map<String, String> subnets,
            Map<String, String> volumes,
            Map<String, String> shifted,
            List<String> launchRoles) {
        /** Nothing else goes with a zone. */
        public static final ZoneLoss NOTHING_ELSE =
                new ZoneLoss(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of());

        /** Copies the collections, in their order, so that the record cannot change. */
        public ZoneLoss {
            instances = inOrder(instances);
            autoScalingGroups = inOrder(autoScalingGroups);
            subnets = inOrder(subnets);
            volumes = inOrder(volumes);
            shifted = inOrder(shifted);
            launchRoles = List.copyOf(launchRoles);
        }
    }

    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
