package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the streams of traffic of a scenario: {@code - BookingSimulation: 28/s}, or a soak in place of the rate. */
final class LoadReader {
    private final KnownNames simulations;
    private final Set<String> started = new HashSet<>();

    LoadReader(KnownNames simulations) {
        this.simulations = simulations;
    }

    LoadSpec read(YamlNode node) {
        List<Entry> entries =
                Fields.withAnyNames(node, "a simulation with its rate").entries();
        if (entries.size() != 1) {
            throw node.error(
                    "expected one simulation with its rate, found " + entries.size(),
                    "write each as an item of its own, for example `- BookingSimulation: 28/s`");
        }
        Entry entry = entries.get(0);
        String simulation = simulations.read(entry.key());
        if (!started.add(simulation)) {
            throw entry.key().error("`" + simulation + "` is started already", "add the two rates up");
        }
        return entry.value() instanceof YamlNode.Mapping
                ? LoadSpec.soaking(simulation, soak(entry.value()))
                : new LoadSpec(simulation, NumberSyntax.rate(entry.value()));
    }

    private static LoadSpec.Soak soak(YamlNode node) {
        return Fields.of(node, "a shape of load", "soak").required("soak", soak -> {
            Fields fields = Fields.of(soak, "a soak", "of", "share");
            return new LoadSpec.Soak(
                    fields.required("of", NumberSyntax::rate), fields.required("share", NumberSyntax::ratio));
        });
    }
}
