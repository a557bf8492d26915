package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads free names with single values, as they are written. */
final class SettingsReader {
    private SettingsReader() {}

    /** The values as they are written. */
    static Map<String, String> read(YamlNode node) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Entry entry : Fields.withAnyNames(node, "names with their values").entries()) {
            settings.put(entry.key().text(), TextSyntax.written(entry.value()));
        }
        return settings;
    }

    /**
     * Settings over those of a system's platform. Only what the system spells out can be changed, so that a typing error
     * is seen.
     */
    static Map<String, String> overrides(YamlNode node, Map<String, String> platform) {
        KnownNames settings = new KnownNames("setting", List.copyOf(platform.keySet()));
        for (Entry entry : Fields.withAnyNames(node, "settings").entries()) {
            settings.read(entry.key());
        }
        return forPlatform(node);
    }

    /** Settings for a platform process, which takes its durations in ISO 8601: {@code 200ms} becomes {@code PT0.2S}. */
    static Map<String, String> forPlatform(YamlNode node) {
        Map<String, String> settings = read(node);
        Fields fields = Fields.withAnyNames(node, "names with their values");
        settings.replaceAll((name, value) -> DurationSyntax.matches(value)
                ? fields.required(name, DurationSyntax::read).toString()
                : value);
        return settings;
    }
}
