package dev.faultline.scenario;

import dev.faultline.scenario.AwsSpec.Report;
import dev.faultline.scenario.AwsSpec.ZoneLoss;
import dev.faultline.scenario.YamlNode.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads {@code aws.yaml}: where a system runs in AWS, and what may be broken there. */
final class AwsReader {
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofHours(12);
    private static final int MOST_STOP_ALARMS = 5;

    private final SystemSpec system;
    private final AddressSyntax addresses;
    private final Path folder;

    private AwsReader(SystemSpec system, Function<String, String> environment, Path folder) {
        this.system = system;
        this.addresses = new AddressSyntax(environment);
        this.folder = folder;
    }

    /** Reads the file of a system, which stands in {@code folder}; {@code environment} gives a variable's value, or null. */
    static AwsSpec read(YamlNode root, SystemSpec system, Function<String, String> environment, Path folder) {
        return new AwsReader(system, environment, folder).spec(root);
    }

    private AwsSpec spec(YamlNode root) {
        Fields fields = Fields.of(
                root,
                "a system in AWS",
                "account",
                "region",
                "zones",
                "tag",
                "production",
                "role",
                "alarms",
                "log-group",
                "report",
                "hold",
                "max-targets",
                "services",
                "zone-loss",
                "metrics",
                "run");
        String region = fields.required("region", this::region);
        Fields alarms = fields.required("alarms", node -> Fields.of(node, "the alarms", "stop", "rules"));
        Map<String, AwsService> services =
                fields.required("services", node -> new AwsServiceReader(addresses).services(node, serviceNames()));
        return new AwsSpec(
                fields.required("account", this::account),
                region,
                fields.required("zones", node -> zones(node, region)),
                fields.required("tag", AwsReader::tag),
                fields.optional("production", AwsReader::tag),
                fields.required("role", AwsServiceReader::name),
                stopAlarms(alarms),
                alarms.optional("rules", this::rules).orElse(Map.of()),
                fields.required("log-group", AwsReader::logGroup),
                fields.optional("report", AwsReader::report),
                fields.required("hold", AwsReader::hold),
                fields.required("max-targets", NumberSyntax::count),
                services,
                fields.optional("zone-loss", AwsReader::zoneLoss).orElse(ZoneLoss.NOTHING_ELSE),
                new AwsMetricReader(List.copyOf(services.keySet())).read(fields),
                fields.optional("run", new AwsRunReader(addresses, folder, services)::read));
    }

    private String account(YamlNode node) {
        return AwsServiceReader.matching(
                node, addresses::text, "\\d{12}", "an account of twelve digits", "\"111122223333\", in quotes");
    }

    private String region(YamlNode node) {
        return AwsServiceReader.matching(node, addresses::text, "[a-z]{2}(-[a-z]+)+-\\d", "a region", "eu-central-1");
    }

    private Map<String, String> zones(YamlNode node, String region) {
        TreeSet<String> zones =
                new TreeSet<>(system.nodes().stream().map(Topology.Node::zone).toList());
        zones.remove("");
        KnownNames known = new KnownNames("zone of the system", List.copyOf(zones));
        Map<String, String> names = new LinkedHashMap<>();
        for (Entry entry : Fields.withAnyNames(node, "AWS's names of the zones").entries()) {
            String name =
                    AwsServiceReader.matching(entry.value(), region + "[a-z]", "a zone of " + region, region + "a");
            if (names.containsValue(name)) {
                throw entry.value().error("the zone " + name + " is given twice", "each zone of the system is another");
            }
            names.put(known.read(entry.key()), name);
        }
        zones.removeAll(names.keySet());
        if (!zones.isEmpty()) {
            throw node.error(
                    "what the zone `" + zones.first() + "` of the system is in AWS is missing",
                    "add `" + zones.first() + ": " + region + "…`");
        }
        return names;
    }

    private static AwsTag tag(YamlNode node) {
        Map<String, String> tags = AwsServiceReader.tags(node);
        if (tags.size() != 1) {
            throw node.error("expected one tag, found " + tags.size(), "keep one, for example {faultline: blinklean}");
        }
        Map.Entry<String, String> tag = tags.entrySet().iterator().next();
        return new AwsTag(tag.getKey(), tag.getValue());
    }

    private static List<String> stopAlarms(Fields alarms) {
        List<String> names = alarms.list("stop", AwsReader::alarm);
        if (names.size() > MOST_STOP_ALARMS) {
            throw alarms.key("stop")
                    .error(
                            "FIS takes " + MOST_STOP_ALARMS + " stop conditions, and these are " + names.size(),
                            "combine some into a composite alarm");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw alarms.key("stop").error("an alarm is given twice", "name each once");
        }
        return names;
    }

    private static String alarm(YamlNode node) {
        return AwsServiceReader.matching(node, "[A-Za-z0-9_. /()%-]{1,255}", "the name of an alarm", "blinklean-down");
    }

    private Map<String, String> rules(YamlNode node) {
        KnownNames known = new KnownNames(
                "alarm of the system",
                system.alarms().stream().map(AlarmRule::name).toList());
        Map<String, String> rules = new LinkedHashMap<>();
        for (Entry entry :
                Fields.withAnyNames(node, "CloudWatch's names of the alarms").entries()) {
            rules.put(known.read(entry.key()), alarm(entry.value()));
        }
        return rules;
    }

    private static String logGroup(YamlNode node) {
        return AwsServiceReader.matching(
                node, "[A-Za-z0-9_./#-]{1,512}", "the name of a log group", "/faultline/blinklean");
    }

    private static Report report(YamlNode node) {
        Fields fields = Fields.of(node, "the report", "bucket", "prefix", "dashboards", "before", "after");
        return new Report(
                fields.required("bucket", AwsServiceReader::bucketName),
                fields.optional("prefix", AwsServiceReader::name),
                fields.list("dashboards", AwsServiceReader::name),
                fields.required("before", DurationSyntax::positive),
                fields.required("after", DurationSyntax::positive));
    }

    private static Duration hold(YamlNode node) {
        Duration hold = DurationSyntax.positive(node);
        if (hold.compareTo(SHORTEST_HOLD) < 0 || hold.compareTo(LONGEST_HOLD) > 0) {
            throw node.error(
                    "FIS holds most faults for 1m to 12h, found " + DurationSyntax.write(hold),
                    "10m leave time for what an alarm and an autoscaler take");
        }
        return hold;
    }

    /** The services of the nodes, and the ends of links that are no node, such as an endpoint. */
    private List<String> serviceNames() {
        TreeSet<String> names = new TreeSet<>();
        system.links().forEach(link -> names.addAll(List.of(link.from(), link.to())));
        system.nodes().forEach(node -> names.remove(node.name()));
        system.nodes().forEach(node -> names.add(node.service()));
        return List.copyOf(names);
    }

    private static ZoneLoss zoneLoss(YamlNode node) {
        Fields fields = Fields.of(
                node,
                "what else goes with a zone",
                "instances",
                "auto-scaling-groups",
                "subnets",
                "volumes",
                "shifted",
                "launch-roles");
        return new ZoneLoss(
                tags(fields, "instances"),
                tags(fields, "auto-scaling-groups"),
                tags(fields, "subnets"),
                tags(fields, "volumes"),
                tags(fields, "shifted"),
                fields.optionalList("launch-roles", AwsServiceReader::name));
    }

    private static Map<String, String> tags(Fields fields, String name) {
        Optional<Map<String, String>> tags = fields.optional(name, AwsServiceReader::tags);
        return tags.orElse(Map.of());
    }
}
