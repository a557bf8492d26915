package dev.faultline.scenario;

import dev.faultline.scenario.SystemSpec.Login;
import dev.faultline.scenario.SystemSpec.ReadBack;
import java.util.List;
import java.util.Map;

/** Reads {@code system.yaml}: what is under test, and how it is reached, probed and read back. */
final class SystemReader {
    private static final KnownNames INVARIANTS = new KnownNames(
            "invariant",
            List.of(
                    "one-writer",
                    "synchronous-standby-in-another-zone",
                    "cache-replica-in-another-zone",
                    "ready-in-every-zone",
                    "desired-capacity",
                    "no-toxic"));

    private SystemReader() {}

    static SystemSpec read(String name, YamlNode root, Map<String, Claim> claims) {
        Fields fields = Fields.of(
                root,
                "a system",
                "description",
                "platform",
                "nodes",
                "links",
                "dependencies",
                "paths",
                "login",
                "probes",
                "read-back",
                "invariants",
                "alarms",
                "known-bad");
        String description = fields.required("description", TextSyntax::read);
        Map<String, String> platform = fields.required("platform", SettingsReader::forPlatform);
        List<Topology.Node> nodes = fields.list("nodes", new LayoutReader()::node);
        List<Topology.Link> links = fields.required("links", LayoutReader::links);
        List<Dependency> dependencies = fields.optionalList("dependencies", new DependencyReader(nodes, links)::read);
        List<String> paths = fields.list("paths", new UniqueIds("path")::read);
        Login login = fields.required("login", SystemReader::login);
        ProbeReader probes = new ProbeReader(paths);
        return new SystemSpec(
                name,
                description,
                platform,
                nodes,
                links,
                dependencies,
                paths,
                login,
                fields.list("probes", probes::read),
                fields.required("read-back", SystemReader::readBack),
                invariants(fields),
                fields.optionalList("alarms", new AlarmReader()::read),
                fields.optional("known-bad", node -> KnownBadReader.read(node, platform))
                        .orElse(Map.of()),
                claims);
    }

    private static List<String> invariants(Fields fields) {
        UniqueIds once = new UniqueIds("invariant");
        return fields.list("invariants", node -> {
            INVARIANTS.read(node);
            return once.read(node);
        });
    }

    private static Login login(YamlNode node) {
        Fields fields = Fields.of(node, "the login", "request", "verify");
        return new Login(
                fields.required("request", TextSyntax::urlPath), fields.required("verify", TextSyntax::urlPath));
    }

    private static ReadBack readBack(YamlNode node) {
        Fields fields = Fields.of(node, "the read-back", "url", "page");
        return new ReadBack(fields.required("url", TextSyntax::urlPath), fields.required("page", NumberSyntax::count));
    }
}
