package dev.faultline.scenario;

import dev.faultline.scenario.CapacitySpec.Connections;
import dev.faultline.scenario.CapacitySpec.Costs;
import dev.faultline.scenario.CapacitySpec.Expected;
import dev.faultline.scenario.CapacitySpec.Instances;
import dev.faultline.scenario.CapacitySpec.Level;
import dev.faultline.scenario.CapacitySpec.Scaling;
import dev.faultline.scenario.CapacitySpec.Search;
import dev.faultline.scenario.CapacitySpec.Step;
import dev.faultline.scenario.YamlNode.Sequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code capacity.yaml}, checked against its system. */
final class CapacityFileReader {
    private static final String EVERY_PATH = "all";
    private static final Map<String, Double> CONFIDENCES = Map.of("90 %", 0.90, "95 %", 0.95, "99 %", 0.99);
    private static final int LEAST_SECONDS = 2;
    private static final int MOST_INSTANCES = 20;

    private final SystemSpec system;
    private final KnownNames simulations;
    private final KnownNames paths;
    private final KnownNames settings;
    private final KnownNames claims;
    private final KnownNames scenarios;
    private final Path folder;

    private CapacityFileReader(SystemSpec system, Set<String> simulations, List<String> scenarios, Path folder) {
        this.system = system;
        this.simulations =
                new KnownNames("simulation", simulations.stream().sorted().toList());
        this.paths = new KnownNames("path", system.paths());
        this.settings = new KnownNames("setting", List.copyOf(system.platform().keySet()));
        this.claims = new KnownNames(
                "claim", system.claims().keySet().stream().sorted().toList());
        this.scenarios = new KnownNames("scenario", scenarios);
        this.folder = folder;
    }

    /** {@code folder}: where the files are that it names. */
    static CapacitySpec read(
            YamlNode root, SystemSpec system, Set<String> simulations, List<String> scenarios, Path folder) {
        return new CapacityFileReader(system, simulations, scenarios, folder).capacity(root);
    }

    private CapacitySpec capacity(YamlNode root) {
        Fields fields = Fields.of(
                root,
                "a capacity file",
                "description",
                "seed",
                "claims",
                "simulation",
                "arrivals",
                "platform",
                "slo",
                "search",
                "step",
                "instances",
                "demand",
                "most-instances",
                "costs",
                "connections");
        return new CapacitySpec(
                fields.required("description", TextSyntax::read),
                fields.required("seed", NumberSyntax::whole),
                fields.optionalList("claims", claims::read),
                fields.required("simulation", simulations::read),
                fields.required("arrivals", paths::read),
                fields.optional("platform", node -> SettingsReader.overrides(node, system.platform()))
                        .orElse(Map.of()),
                fields.required("slo", this::level),
                fields.required("search", CapacityFileReader::search),
                fields.required("step", CapacityFileReader::step),
                fields.required("instances", this::instances),
                fields.required("demand", this::demand),
                fields.required("most-instances", NumberSyntax::count),
                fields.optional("costs", this::costs),
                fields.optional("connections", this::connections));
    }

    private Level level(YamlNode node) {
        Fields fields = Fields.of(node, "a service level", "path", "within", "ratio");
        double ratio = fields.required("ratio", NumberSyntax::ratio);
        if (ratio >= 1) {
            throw fields.required(
                    "ratio",
                    ratioNode -> ratioNode.error(
                            "no number of requests can show that every one is good",
                            "ask for less than 100 %, for example 95 %"));
        }
        return new Level(
                fields.required("path", this::counted), fields.required("within", DurationSyntax::positive), ratio);
    }

    private List<String> counted(YamlNode node) {
        if (node instanceof Sequence list) {
            if (list.items().isEmpty()) {
                throw node.error("the list `path` is empty", "write `all`, or the paths that count");
            }
            return list.items().stream().map(paths::read).toList();
        }
        return TextSyntax.written(node).equals(EVERY_PATH) ? List.of() : List.of(paths.read(node));
    }

    private static Search search(YamlNode node) {
        Fields fields =
                Fields.of(node, "the bounds of the search", "least", "most", "first", "precision", "confidence");
        double least = fields.required("least", NumberSyntax::rate);
        double most = fields.required("most", NumberSyntax::rate);
        double first = fields.required("first", NumberSyntax::rate);
        if (!(least <= first && first <= most && least < most)) {
            throw fields.error(
                    "the first load is not between the least and the most",
                    "write them so that least ≤ first ≤ most, and least < most");
        }
        return new Search(
                least,
                most,
                first,
                fields.required("precision", NumberSyntax::ratio),
                fields.required("confidence", CapacityFileReader::confidence));
    }

    private static double confidence(YamlNode node) {
        Double confidence = CONFIDENCES.get(TextSyntax.written(node));
        if (confidence == null) {
            throw node.error(
                    "`" + TextSyntax.written(node) + "` is no confidence that is known here",
                    "write 90 %, 95 % or 99 %");
        }
        return confidence;
    }

    private static Step step(YamlNode node) {
        Fields fields = Fields.of(node, "a step", "settling", "length");
        Duration settling = fields.required("settling", DurationSyntax::positive);
        Duration length = fields.required("length", DurationSyntax::positive);
        if (settling.toSeconds() < LEAST_SECONDS) {
            throw fields.error(
                    "a load does not settle in " + DurationSyntax.write(settling),
                    "write " + LEAST_SECONDS + "s or more, and longer than a visit takes");
        }
        if (length.toMillis() % settling.toMillis() != 0) {
            throw fields.error(
                    "the length of a step is not a whole number of times its settling",
                    "arrivals are planned in stretches of that length; write for example `settling: 4s, length: 8s`");
        }
        return new Step(settling, length);
    }

    private Instances instances(YamlNode node) {
        Fields fields = Fields.of(node, "the numbers of instances", "counts", "settings");
        List<Integer> counts = new ArrayList<>();
        fields.list("counts", each -> {
            int count = NumberSyntax.count(each);
            if (count > MOST_INSTANCES || (!counts.isEmpty() && count <= counts.get(counts.size() - 1))) {
                throw each.error(
                        "the numbers of instances must rise, up to " + MOST_INSTANCES, "for example [1, 2, 3, 4]");
            }
            return counts.add(count);
        });
        return new Instances(counts, fields.list("settings", settings::read));
    }

    private Expected demand(YamlNode node) {
        Fields fields = Fields.of(
                node,
                "the demand",
                "people",
                "visits-a-month",
                "busiest-hour",
                "peak",
                "growth",
                "zones",
                "scaling",
                "queries");
        double peak = fields.required("peak", NumberSyntax::positive);
        if (peak < 1) {
            throw fields.error("the busiest minutes have less than the average of their hour", "write 1 or more");
        }
        return new Expected(
                fields.required("people", NumberSyntax::count),
                fields.required("visits-a-month", NumberSyntax::positive),
                fields.required("busiest-hour", NumberSyntax::ratio),
                peak,
                fields.required("growth", NumberSyntax::growth),
                fields.required("zones", NumberSyntax::count),
                fields.required("scaling", this::scaling),
                fields.optional("queries", CapacityFileReader::queries).orElse(Map.of()));
    }

    private static Map<String, Double> queries(YamlNode node) {
        Map<String, Double> queries = new LinkedHashMap<>();
        for (YamlNode.Entry entry : Fields.withAnyNames(node, "services with their queries a second")
                .entries()) {
            queries.put(TextSyntax.id(entry.key()), NumberSyntax.rate(entry.value()));
        }
        return queries;
    }

    private Scaling scaling(YamlNode node) {
        Fields fields = Fields.of(node, "a scaling response", "scenario", "objective", "otherwise");
        return new Scaling(
                fields.required("scenario", scenarios::read),
                fields.required("objective", TextSyntax::id),
                fields.required("otherwise", DurationSyntax::positive));
    }

    private Costs costs(YamlNode node) {
        Fields fields = Fields.of(node, "the costs", "prices", "booked");
        return new Costs(fields.required("prices", this::prices), fields.required("booked", NumberSyntax::ratio));
    }

    private Prices prices(YamlNode node) {
        Path file = folder.resolve(TextSyntax.read(node));
        if (!Files.isRegularFile(file)) {
            throw node.error("there is no price file " + file, "name one that stands beside this file");
        }
        return Prices.read(file);
    }

    private Connections connections(YamlNode node) {
        Fields fields = Fields.of(node, "the connections", "setting", "most", "others");
        return new Connections(
                fields.required("setting", this::ofEach), fields.required("most", NumberSyntax::count), (int)
                        fields.required("others", NumberSyntax::whole).longValue());
    }

    private String ofEach(YamlNode node) {
        String setting = settings.read(node);
        if (!system.platform().get(setting).matches("\\d{1,6}")) {
            throw node.error(
                    "`" + setting + "` is no number of connections", "name the setting that says how many each has");
        }
        return setting;
    }
}
