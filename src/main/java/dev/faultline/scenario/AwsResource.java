package dev.faultline.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource of AWS that a service can be; tags are those that it bears beside the one that all bear. */
public sealed interface AwsResource {
    /** Tasks of a service of Amazon ECS. */
    record EcsService(String cluster, String service, Launch launch) implements AwsResource {}

    /** What ECS tasks run on. */
    enum Launch {
        /** Nobody sees the machine. */
        FARGATE,
        /** Instances of the cluster. */
        EC2
    }

    /**
     * Pods on Amazon EKS.
     *
     * @param cluster the cluster's name
     * @param namespace the pods' namespace
     * @param selectorType {@code labelSelector} or {@code deploymentName}
     * @param selectorValue for example {@code app=zone-check}
     * @param serviceAccount the service account of Kubernetes under which FIS acts
     */
    record EksPods(String cluster, String namespace, String selectorType, String selectorValue, String serviceAccount)
            implements AwsResource {}

    /**
     * Instances of Amazon EC2.
     *
     * @param tags those that they bear
     * @param subnets those that the subnets bear which they are in; none where no fault needs to know
     * @param group the name of the Auto Scaling group that they all are of; empty where there is none
     */
    record Ec2Instances(Map<String, String> tags, Map<String, String> subnets, Optional<String> group)
            implements AwsResource {
        /** Copies the maps, in their order, so that the record cannot change. */
        public Ec2Instances {
            tags = inOrder(tags);
            subnets = inOrder(subnets);
        }
    }

    /** A Multi-AZ DB instance of Amazon RDS: one writer, and a standby that nobody can reach. */
    record RdsInstance(Map<String, String> tags) implements AwsResource {
        /** Copies the map, in its order, so that the record cannot change. */
        public RdsInstance {
            tags = inOrder(tags);
        }
    }

    /** A DB cluster: Aurora, or a Multi-AZ cluster of RDS. */
    record RdsCluster(Map<String, String> tags) implements AwsResource {
        /** Copies the map, in its order, so that the record cannot change. */
        public RdsCluster {
            tags = inOrder(tags);
        }
    }

    /** A Multi-AZ replication group of ElastiCache, not a serverless one. */
    record CacheGroup(Map<String, String> tags) implements AwsResource {
        /** Copies the map, in its order, so that the record cannot change. */
        public CacheGroup {
            tags = inOrder(tags);
        }
    }

    /** A bucket of Amazon S3; {@code region} where it is not in the system's own. */
    record Bucket(String name, Map<String, String> tags, Optional<String> region) implements AwsResource {
        /** Copies the map, in its order, so that the record cannot change. */
        public Bucket {
            tags = inOrder(tags);
        }
    }

    /** Interface endpoints of a VPC, through which a service of AWS is reached. */
    record VpcEndpoint(Map<String, String> tags) implements AwsResource {
        /** Copies the map, in its order, so that the record cannot change. */
        public VpcEndpoint {
            tags = inOrder(tags);
        }
    }

    /** Operations of an API of AWS of which FIS can have some fail: {@code ec2}, {@code kinesis}. */
    record Api(String service, List<String> operations) implements AwsResource {
        /** Copies the list, so that the record cannot change. */
        public Api {
            operations = List.copyOf(operations);
        }
    }

    /** Somebody else's service: never broken, only cut off. */
    record Outside(Nature nature) implements AwsResource {}

    /** What calls to somebody else's service come to. */
    enum Nature {
        /** Nobody is charged, and no message reaches a person. */
        SANDBOX,
        /** They are in earnest. */
        REAL
    }

    private static Map<String, String> inOrder(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
