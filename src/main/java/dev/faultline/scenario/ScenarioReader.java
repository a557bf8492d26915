package dev.faultline.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one scenario file. */
final class ScenarioReader {
    private static final KnownNames STOP_CONDITIONS =
            new KnownNames("stop condition", List.of("error-ratio", "in-flight"));

    private final SystemSpec system;
    private final KnownNames simulations;
    private final UniqueIds ids = new UniqueIds("id");

    private ScenarioReader(SystemSpec system, Set<String> simulations) {
        this.system = system;
        this.simulations =
                new KnownNames("simulation", simulations.stream().sorted().toList());
    }

    static Scenario read(String name, YamlNode root, SystemSpec system, Set<String> simulations) {
        return new ScenarioReader(system, simulations).scenario(name, root);
    }

    private Scenario scenario(String name, YamlNode root) {
        Fields fields = Fields.of(
                root,
                "a scenario",
                "description",
                "seed",
                "platform",
                "load",
                "timing",
                "steady-state",
                "method",
                "stop-conditions",
                "objectives");
        String description = fields.required("description", TextSyntax::read);
        long seed = fields.required("seed", NumberSyntax::whole);
        List<LoadSpec> load = fields.list("load", new LoadReader(simulations)::read);
        Timing timing = fields.required("timing", ScenarioReader::timing);
        List<FaultSpec> method = method(fields, timing);
        Map<String, FaultSpec> faults = new LinkedHashMap<>();
        method.forEach(fault -> faults.put(fault.id(), fault));
        ObjectiveReader objectives = new ObjectiveReader(system, load, timing, faults, ids);
        return new Scenario(
                name,
                system.name(),
                description,
                seed,
                fields.optional("platform", node -> SettingsReader.overrides(node, system.platform()))
                        .orElse(Map.of()),
                load,
                timing,
                fields.list("steady-state", objectives::steadyState),
                method,
                fields.list("stop-conditions", ScenarioReader::stopCondition),
                fields.list("objectives", objectives::read));
    }

    static Timing timing(YamlNode node) {
        Fields fields = Fields.of(node, "the timing", "warm-up", "baseline", "fault", "recovery", "after");
        return new Timing(
                fields.required("warm-up", DurationSyntax::positive),
                fields.required("baseline", DurationSyntax::positive),
                fields.required("fault", DurationSyntax::positive),
                fields.required("recovery", DurationSyntax::positive),
                fields.required("after", DurationSyntax::positive));
    }

    private List<FaultSpec> method(Fields fields, Timing timing) {
        FaultReader reader = new FaultReader(system, simulations, timing.fault(), ids);
        List<FaultSpec> method = new ArrayList<>();
        fields.listOrNone("method", node -> {
            FaultSpec fault = reader.read(node);
            Duration before = method.isEmpty()
                    ? Duration.ZERO
                    : method.get(method.size() - 1).at();
            if (fault.at().compareTo(before) < 0) {
                throw node.error(
                        "this fault begins before the one above it",
                        "list the faults in the order in which they begin");
            }
            return method.add(fault);
        });
        return method;
    }

    private static StopCondition stopCondition(YamlNode node) {
        Variant variant = Variant.of(node, STOP_CONDITIONS);
        if (variant.kind().equals("error-ratio")) {
            Fields fields = Fields.of(variant.value(), "an error-ratio condition", "above", "window");
            return new StopCondition.ErrorRatio(
                    fields.required("above", NumberSyntax::threshold),
                    fields.required("window", ScenarioReader::window));
        }
        Fields fields = Fields.of(variant.value(), "an in-flight condition", "above");
        return new StopCondition.InFlight(fields.required("above", NumberSyntax::count));
    }

    private static Duration window(YamlNode node) {
        Duration window = DurationSyntax.positive(node);
        Duration longest = StopCondition.ErrorRatio.LONGEST_WINDOW;
        if (window.compareTo(longest) > 0) {
            throw node.error(
                    "the window is " + DurationSyntax.write(window) + ", and live figures are kept for "
                            + DurationSyntax.write(longest),
                    "a stop condition looks back " + DurationSyntax.write(longest) + " at most");
        }
        return window;
    }
}
