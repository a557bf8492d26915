package dev.faultline.scenario;

import dev.faultline.scenario.AwsResource.Launch;
import dev.faultline.scenario.AwsResource.Nature;
import dev.faultline.scenario.YamlNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what the services of a system are in AWS: {@code api: {ecs: {…}, address: …}}. */
final class AwsServiceReader {
    private static final KnownNames KINDS = new KnownNames(
            "kind of AWS resource",
            List.of(
                    "ecs",
                    "eks",
                    "ec2",
                    "rds-instance",
                    "rds-cluster",
                    "elasticache",
                    "bucket",
                    "vpc-endpoint",
                    "api",
                    "outside"));
    private static final KnownNames LAUNCHES = new KnownNames("launch type", List.of("fargate", "ec2"));
    private static final KnownNames NATURES = new KnownNames("nature", List.of("sandbox", "real"));
    private static final KnownNames APIS =
            new KnownNames("API of which FIS can have calls fail", List.of("ec2", "kinesis"));

    private final AddressSyntax addresses;

    AwsServiceReader(AddressSyntax addresses) {
        this.addresses = addresses;
    }

    /** All of them, by the names that {@code system.yaml} gives them. */
    Map<String, AwsService> services(YamlNode node, List<String> names) {
        KnownNames known = new KnownNames("service of the system", names);
        Map<String, AwsService> services = new LinkedHashMap<>();
        for (Entry entry : Fields.withAnyNames(node, "the services, by name").entries()) {
            services.put(known.read(entry.key()), service(entry.value()));
        }
        return services;
    }

    private AwsService service(YamlNode node) {
        Variant variant = Variant.of(node, KINDS, "address", "prefix-list", "role");
        return new AwsService(
                resource(variant),
                variant.fields().optional("address", this::address).flatMap(found -> found),
                variant.fields().optional("prefix-list", AwsServiceReader::name),
                variant.fields().optional("role", AwsServiceReader::name));
    }

    private AwsResource resource(Variant variant) {
        YamlNode value = variant.value();
        return switch (variant.kind()) {
            case "ecs" -> ecs(Fields.of(value, "an ECS service", "cluster", "service", "launch"));
            case "eks" ->
                eks(Fields.of(value, "pods on EKS", "cluster", "namespace", "labels", "deployment", "service-account"));
            case "ec2" -> ec2(Fields.of(value, "EC2 instances", "tags", "subnets", "auto-scaling-group"));
            case "rds-instance" -> new AwsResource.RdsInstance(tagged(value, "an RDS instance"));
            case "rds-cluster" -> new AwsResource.RdsCluster(tagged(value, "an RDS cluster"));
            case "elasticache" -> new AwsResource.CacheGroup(tagged(value, "a replication group"));
            case "bucket" -> bucket(Fields.of(value, "a bucket", "name", "tags", "region"));
            case "vpc-endpoint" -> new AwsResource.VpcEndpoint(tagged(value, "VPC endpoints"));
            case "api" -> api(Fields.of(value, "an API", "service", "operations"));
            case "outside" ->
                new AwsResource.Outside(NATURES.read(value).equals("sandbox") ? Nature.SANDBOX : Nature.REAL);
            default -> throw new IllegalStateException("a kind without a reader: " + variant.kind());
        };
    }

    private static AwsResource ecs(Fields fields) {
        return new AwsResource.EcsService(
                fields.required("cluster", AwsServiceReader::name),
                fields.required("service", AwsServiceReader::name),
                fields.required("launch", LAUNCHES::read).equals("fargate") ? Launch.FARGATE : Launch.EC2);
    }

    private static AwsResource eks(Fields fields) {
        if (fields.has("labels") == fields.has("deployment")) {
            throw fields.error(
                    "pods are chosen by either `labels` or `deployment`",
                    "keep one, for example labels: app=zone-check");
        }
        return new AwsResource.EksPods(
                fields.required("cluster", AwsServiceReader::name),
                fields.required("namespace", AwsServiceReader::name),
                fields.has("labels") ? "labelSelector" : "deploymentName",
                fields.optional("labels", AwsServiceReader::labels)
                        .orElseGet(() -> fields.required("deployment", AwsServiceReader::name)),
                fields.required("service-account", AwsServiceReader::name));
    }

    private static AwsResource ec2(Fields fields) {
        return new AwsResource.Ec2Instances(
                fields.required("tags", AwsServiceReader::tags),
                fields.optional("subnets", AwsServiceReader::tags).orElse(Map.of()),
                fields.optional("auto-scaling-group", AwsServiceReader::name));
    }

    private static AwsResource bucket(Fields fields) {
        return new AwsResource.Bucket(
                fields.required("name", AwsServiceReader::bucketName),
                fields.required("tags", AwsServiceReader::tags),
                fields.optional("region", AwsServiceReader::region));
    }

    private static AwsResource api(Fields fields) {
        return new AwsResource.Api(
                fields.required("service", APIS::read), fields.list("operations", AwsServiceReader::operation));
    }

    private static Map<String, String> tagged(YamlNode node, String what) {
        return Fields.of(node, what, "tags").required("tags", AwsServiceReader::tags);
    }

    /** Tags with their values; at least one. */
    static Map<String, String> tags(YamlNode node) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Entry entry : Fields.withAnyNames(node, "tags with their values").entries()) {
            String key = matching(entry.key(), "[A-Za-z0-9_.:/=+@-]{1,128}", "a tag's key", "service");
            if (key.startsWith("aws:")) {
                throw entry.key().error("tags that begin with `aws:` are AWS's own", "use a tag that you have set");
            }
            tags.put(key, matching(entry.value(), "[A-Za-z0-9 _.:/=+@-]{1,256}", "a tag's value", "database"));
        }
        if (tags.isEmpty()) {
            throw node.error("there is no tag", "write at least one, for example {service: database}");
        }
        return tags;
    }

    /** The name of a resource, which is never an ARN. */
    static String name(YamlNode node) {
        String name = TextSyntax.read(node);
        if (name.startsWith("arn:")) {
            throw node.error(
                    "expected a name, found an ARN",
                    "write what stands behind its last colon or slash: the account and the region are given above");
        }
        return matching(node, "[A-Za-z0-9_.+=,@/-]{1,128}", "a name", "blinklean-api");
    }

    static String bucketName(YamlNode node) {
        return matching(node, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket", "blinklean-reports");
    }

    static String region(YamlNode node) {
        return matching(node, "[a-z]{2}(-[a-z]+)+-\\d", "a region", "eu-central-1");
    }

    private static String labels(YamlNode node) {
        return matching(
                node,
                "[A-Za-z0-9_./-]+=[A-Za-z0-9_.-]+(,[A-Za-z0-9_./-]+=[A-Za-z0-9_.-]+)*",
                "labels of Kubernetes",
                "app=zone-check");
    }

    private static String operation(YamlNode node) {
        return matching(node, "[A-Z][A-Za-z]+", "an operation of the API", "DescribeInstances");
    }

    private Optional<String> address(YamlNode node) {
        Optional<String> address = addresses.optional(node);
        address.filter(found -> !found.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(/\\d{1,2})?"))
                .ifPresent(found -> {
                    throw node.error(
                            "expected a domain name, an IPv4 address or a block of them, found `" + found + "`",
                            "write it like db.example.com, 10.0.3.7 or 10.0.3.0/24, without a port");
                });
        return address;
    }

    /** A text of this form. */
    static String matching(YamlNode node, String pattern, String what, String example) {
        return matching(node, TextSyntax::read, pattern, what, example);
    }

    static String matching(
            YamlNode node, Function<YamlNode, String> syntax, String pattern, String what, String example) {
        String text = syntax.apply(node);
        if (!text.matches(pattern)) {
            throw node.error("expected " + what + ", found `" + text + "`", "write it like " + example);
        }
        return text;
    }
}
