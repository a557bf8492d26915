package dev.faultline.scenario;

import dev.faultline.scenario.SystemSpec.Login;
import dev.faultline.scenario.SystemSpec.ReadBack;
import dev.faultline.scenario.YamlNode.Entry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code system.yaml}: what is under test, and how it is reached, probed and read back. */
final class SystemReader {
    private static final KnownNames INVARIANTS = new KnownNames(
            "invariant",
            List.of(
                    "one-writer",
                    "cross-region-replica",
                    "synchronous-standby-in-another-zone",
                    "cache-replica-in-another-zone",
                    "ready-in-every-zone",
                    "desired-capacity",
                    "no-toxic"));
    private static final KnownNames INVARIANTS_FROM_OUTSIDE = new KnownNames(
            "invariant that can be seen from outside",
            List.of("health-answers", "control-answers", "calls-undone", "no-toxic"));
    /** What describes a stand-in: nothing of it is known of a system that has a {@code target}. */
    private static final List<String> OF_A_STAND_IN = List.of("platform", "nodes", "links", "alarms", "known-bad");

    private final String name;
    private final Map<String, Claim> claims;
    private final AddressSyntax addresses;
    private final Path folder;

    private SystemReader(String name, Map<String, Claim> claims, Function<String, String> environment, Path folder) {
        this.name = name;
        this.claims = claims;
        this.addresses = new AddressSyntax(environment);
        this.folder = folder;
    }

    /** Reads a system whose file stands in {@code folder}; {@code environment} gives a variable's value, or null. */
    static SystemSpec read(
            String name, YamlNode root, Map<String, Claim> claims, Function<String, String> environment, Path folder) {
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
                "journeys",
                "probes",
                "read-back",
                "invariants",
                "alarms",
                "known-bad",
                "target");
        SystemReader reader = new SystemReader(name, claims, environment, folder);
        return fields.has("target") ? reader.own(fields) : reader.rehearsed(fields);
    }

    private SystemSpec rehearsed(Fields fields) {
        String description = fields.required("description", TextSyntax::read);
        Map<String, String> platform = fields.required("platform", SettingsReader::forPlatform);
        List<Topology.Node> nodes = fields.list("nodes", new LayoutReader()::node);
        List<Topology.Link> links = fields.required("links", LayoutReader::links);
        List<Dependency> dependencies = fields.optionalList("dependencies", new DependencyReader(nodes, links)::read);
        List<String> paths = fields.list("paths", new UniqueIds("path")::read);
        Login login = fields.required("login", SystemReader::login);
        return new SystemSpec(
                name,
                description,
                platform,
                nodes,
                links,
                dependencies,
                paths,
                login,
                fields.list("probes", new ProbeReader(paths)::read),
                Optional.of(fields.required("read-back", SystemReader::readBack)),
                invariants(fields, INVARIANTS),
                fields.optionalList("alarms", new AlarmReader()::read),
                fields.optional("known-bad", node -> KnownBadReader.read(node, platform))
                        .orElse(Map.of()),
                claims,
                journeys(fields, login),
                Optional.empty());
    }

    private SystemSpec own(Fields fields) {
        OF_A_STAND_IN.stream().filter(fields::has).findFirst().ifPresent(field -> {
            throw fields.key(field)
                    .error(
                            "a system with a `target` has no `" + field + "`: it is known from outside alone",
                            "remove it; links are named under `target.toxiproxy`, other faults under `target.calls`");
        });
        TargetReader reader = new TargetReader(addresses, folder);
        TargetSpec target = fields.required("target", reader::read);
        List<String> paths = fields.list("paths", new UniqueIds("path")::read);
        Login login = fields.required("login", node -> ownLogin(node, target));
        List<String> invariants = invariants(fields, INVARIANTS_FROM_OUTSIDE);
        if (invariants.contains("no-toxic") && target.toxiproxy().isEmpty()) {
            throw fields.key("invariants")
                    .error("`no-toxic` is about a Toxiproxy, and the target has none", "remove it, or name one");
        }
        return new SystemSpec(
                name,
                fields.required("description", TextSyntax::read),
                Map.of(),
                List.of(),
                reader.links(),
                List.of(),
                paths,
                login,
                fields.list("probes", new ProbeReader(paths)::read),
                fields.optional("read-back", this::ownReadBack),
                invariants,
                List.of(),
                Map.of(),
                claims,
                journeys(fields, login),
                Optional.of(target));
    }

    private static List<String> invariants(Fields fields, KnownNames known) {
        UniqueIds once = new UniqueIds("invariant");
        return fields.list("invariants", node -> {
            known.read(node);
            return once.read(node);
        });
    }

    private static Login login(YamlNode node) {
        Fields fields = Fields.of(node, "the login", "request", "verify");
        return new Login(
                fields.required("request", TextSyntax::urlPath), fields.required("verify", TextSyntax::urlPath));
    }

    private static Login ownLogin(YamlNode node, TargetSpec target) {
        Fields fields = Fields.of(node, "the login", "request", "verify", "code");
        if (fields.has("code") == target.inbox().isPresent()) {
            throw fields.error(
                    "one-time codes come either from the target's `inbox` or from a `code` that always works",
                    "keep one of them; `code` is the name of the environment variable that holds it");
        }
        return new Login(
                fields.required("request", TextSyntax::urlPath),
                fields.required("verify", TextSyntax::urlPath),
                fields.optional("code", CallReader::variable));
    }

    private static ReadBack readBack(YamlNode node) {
        Fields fields = Fields.of(node, "the read-back", "url", "page");
        return new ReadBack(fields.required("url", TextSyntax::urlPath), fields.required("page", NumberSyntax::count));
    }

    private ReadBack ownReadBack(YamlNode node) {
        Fields fields = Fields.of(node, "the read-back", "url", "page", "token");
        return new ReadBack(
                fields.required("url", addresses::place),
                fields.required("page", NumberSyntax::count),
                fields.optional("token", CallReader::variable));
    }

    /** The login's two paths are those that observers use as well, so they stand there. */
    private Journeys journeys(Fields system, Login login) {
        Map<String, String> paths = new LinkedHashMap<>();
        LocalDate firstDay = Journeys.OF_BLINKLEAN.firstDay();
        if (system.has("journeys")) {
            Fields fields = system.required("journeys", node -> Fields.of(node, "the journeys", "paths", "first-day"));
            fields.optional("paths", SystemReader::paths).ifPresent(paths::putAll);
            firstDay = fields.optional("first-day", this::day).orElse(firstDay);
        }
        paths.put("otp-request", login.request());
        paths.put("otp-verify", login.verify());
        return new Journeys(paths, firstDay);
    }

    private static Map<String, String> paths(YamlNode node) {
        List<String> all = new ArrayList<>(Journeys.OF_BLINKLEAN.paths().keySet());
        all.removeAll(List.of("otp-request", "otp-verify"));
        KnownNames known = new KnownNames("request of a journey", all);
        Map<String, String> paths = new LinkedHashMap<>();
        for (Entry entry :
                Fields.withAnyNames(node, "paths by the names of requests").entries()) {
            paths.put(known.read(entry.key()), TextSyntax.urlPath(entry.value()));
        }
        return paths;
    }

    private LocalDate day(YamlNode node) {
        String text = addresses.text(node);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw node.error("expected a day, found `" + text + "`", "write it like 2026-12-01");
        }
    }
}
