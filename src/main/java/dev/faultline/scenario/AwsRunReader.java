package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code run} of {@code aws.yaml}: what running scenarios in AWS needs beyond planning them. */
final class AwsRunReader {
    private final AddressSyntax addresses;
    private final Path folder;
    private final Map<String, AwsService> services;

    /** {@code services} are those of the same file; {@code folder} is where a certificate is looked for. */
    AwsRunReader(AddressSyntax addresses, Path folder, Map<String, AwsService> services) {
        this.addresses = addresses;
        this.folder = folder;
        this.services = services;
    }

    AwsRunSpec read(YamlNode node) {
        Fields fields =
                Fields.of(node, "running in AWS", "target", "code", "read-back", "sandboxes", "timing", "limits");
        TargetSpec target = fields.required("target", new TargetReader(addresses, folder)::read);
        requireWhole(fields, target);
        return new AwsRunSpec(
                target,
                fields.optional("code", CallReader::variable),
                fields.optional("read-back", this::readBack),
                fields.list("sandboxes", this::sandbox),
                fields.optional("timing", ScenarioReader::timing),
                fields.optional("limits", AwsRunReader::limits).orElse(Map.of()));
    }

    private static void requireWhole(Fields fields, TargetSpec target) {
        if (fields.has("code") == target.inbox().isPresent()) {
            throw fields.error(
                    "one-time codes come either from the target's `inbox` or from a `code` that always works",
                    "keep one of them; `code` is the name of the environment variable that holds it");
        }
        if (target.cleanUp().isEmpty()) {
            throw fields.key("target")
                    .error(
                            "the `clean-up` of the target is missing: bookings must not be left in AWS",
                            "add it, for example clean-up: {each: {delete: \"/bookings/{id}\"}}");
        }
        if (target.toxiproxy().isPresent() || !target.calls().isEmpty()) {
            throw fields.key("target")
                    .error(
                            "in AWS it is FIS that breaks things, and this target has a `toxiproxy` or `calls`",
                            "remove them; they belong into the `target` of a system.yaml");
        }
    }

    private SystemSpec.ReadBack readBack(YamlNode node) {
        Fields fields = Fields.of(node, "the read-back", "url", "page", "token");
        return new SystemSpec.ReadBack(
                fields.required("url", addresses::place),
                fields.required("page", NumberSyntax::count),
                fields.optional("token", CallReader::variable));
    }

    private String sandbox(YamlNode node) {
        String name = new KnownNames("service of `services`", List.copyOf(services.keySet())).read(node);
        if (!(services.get(name).is() instanceof AwsResource.Outside outside)
                || outside.nature() != AwsResource.Nature.SANDBOX) {
            throw node.error(
                    "`" + name + "` is no sandbox",
                    "have the system use one for this, and write `" + name + ": {outside: sandbox}` under `services`");
        }
        return name;
    }

    private static Map<String, Map<String, Duration>> limits(YamlNode node) {
        Map<String, Map<String, Duration>> limits = new LinkedHashMap<>();
        for (Entry scenario :
                Fields.withAnyNames(node, "limits by the names of scenarios").entries()) {
            Map<String, Duration> ofOne = new LinkedHashMap<>();
            for (Entry limit : Fields.withAnyNames(scenario.value(), "limits by the ids of objectives")
                    .entries()) {
                ofOne.put(TextSyntax.id(limit.key()), DurationSyntax.positive(limit.value()));
            }
            limits.put(TextSyntax.id(scenario.key()), ofOne);
        }
        return limits;
    }
}
