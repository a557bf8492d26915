package dev.faultline.scenario;

import dev.faultline.scenario.SystemSpec.KnownBad;
import dev.faultline.scenario.YamlNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the deliberately broken platforms of a system, and what must come out red on each. */
final class KnownBadReader {
    private KnownBadReader() {}

    static Map<String, KnownBad> read(YamlNode node, Map<String, String> platform) {
        Map<String, KnownBad> all = new LinkedHashMap<>();
        for (Entry entry :
                Fields.withAnyNames(node, "known-bad platforms by their names").entries()) {
            Fields fields = Fields.of(entry.value(), "a known-bad platform", "description", "platform", "red");
            all.put(
                    TextSyntax.id(entry.key()),
                    new KnownBad(
                            fields.required("description", TextSyntax::read),
                            fields.required("platform", settings -> SettingsReader.overrides(settings, platform)),
                            fields.required("red", KnownBadReader::red)));
        }
        return all;
    }

    /** The scenarios are not looked for: each of them is read with its system, which is what is being read here. */
    private static Map<String, List<String>> red(YamlNode node) {
        Fields scenarios = Fields.withAnyNames(node, "objectives by their scenario");
        if (scenarios.entries().isEmpty()) {
            throw scenarios.error(
                    "nothing comes out red on this platform",
                    "write which objectives must fail, for example {rds-failover: [booking-recovers]}");
        }
        Map<String, List<String>> red = new LinkedHashMap<>();
        for (Entry entry : scenarios.entries()) {
            String scenario = TextSyntax.id(entry.key());
            red.put(scenario, scenarios.list(entry.key().text(), new UniqueIds("objective")::read));
        }
        return red;
    }
}
