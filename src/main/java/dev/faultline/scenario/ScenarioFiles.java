package dev.faultline.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder in which users keep their systems: {@code scenarios/<system>/} with {@code system.yaml},
 * {@code claims.yaml}, {@code aws.yaml} where it runs there too, {@code capacity.yaml} and {@code prices.yaml} where its
 * capacity is planned, one file for each scenario, and below {@code drills} one for each drill, beside the findings that the
 * drills made. Everything is read and checked anew at each call; nothing is kept. Every method throws
 * {@link ScenarioException} at the first thing that is wrong. Safe for any thread.
 */
public final class ScenarioFiles {
    /** The simulations that Faultline itself brings. */
    public static final Set<String> SIMULATIONS = Set.of(
            "BookingSimulation",
            "OtpSimulation",
            "PaymentTamperingSimulation",
            "RushSimulation",
            "FloodSimulation",
            "MaliciousSimulation",
            "LookingSimulation");

    private static final String SYSTEM = "system";
    private static final String CLAIMS = "claims";
    private static final String AWS = "aws";
    private static final String CAPACITY = "capacity";
    private static final String PRICES = "prices";
    private static final Set<String> NO_SCENARIOS = Set.of(SYSTEM, CLAIMS, AWS, CAPACITY, PRICES);
    private static final String DRILLS = "drills";
    private static final String FINDINGS = "findings";
    private static final String YAML = ".yaml";

    private final Path folder;
    private final Set<String> simulations;
    private final Function<String, String> environment;

    /** A folder of systems whose scenarios use the simulations that Faultline brings. */
    public ScenarioFiles(Path folder) {
        this(folder, SIMULATIONS);
    }

    /**
     * A folder of systems.
     *
     * @param folder the folder that has one folder for each system; errors name files as this path does
     * @param simulations the simple names of the simulation classes that scenarios may start
     */
    public ScenarioFiles(Path folder, Set<String> simulations) {
        this(folder, simulations, System::getenv);
    }

    /** The same, in another environment: {@code environment} gives a variable's value, or null. */
    ScenarioFiles(Path folder, Set<String> simulations, Function<String, String> environment) {
        this.folder = folder;
        this.simulations = Set.copyOf(simulations);
        this.environment = environment;
    }

    /** The systems that have a folder with a {@code system.yaml}, in the order of their names. */
    public List<String> systemNames() {
        return names(folder, path -> Files.isRegularFile(path.resolve(SYSTEM + YAML)));
    }

    /** The scenarios of a system, in the order of their names. */
    public List<String> scenarioNames(String system) {
        return names(systemFolder(system), path -> path.toString().endsWith(YAML)).stream()
                .map(name -> name.substring(0, name.length() - YAML.length()))
                .filter(name -> !NO_SCENARIOS.contains(name))
                .toList();
    }

    /** Reads a system together with its claims. */
    public SystemSpec system(String name) {
        Path system = systemFolder(name);
        Map<String, Claim> claims = ClaimsReader.read(YamlReader.read(SourceFile.read(system.resolve(CLAIMS + YAML))));
        YamlNode root = YamlReader.read(SourceFile.read(system.resolve(SYSTEM + YAML)));
        return SystemReader.read(name, root, claims, environment, system);
    }

    /** Reads a scenario, which is checked against its system. */
    public Scenario scenario(String system, String name) {
        SystemSpec spec = system(system);
        KnownNames known = new KnownNames("scenario", scenarioNames(system));
        Path file = systemFolder(system).resolve(name + YAML);
        if (!known.names().contains(name)) {
            throw new ScenarioException(file, known.problem(name), known.hint(name));
        }
        return ScenarioReader.read(name, YamlReader.read(SourceFile.read(file)), spec, simulations);
    }

    /** Reads where a system runs in AWS, which is checked against what it consists of. */
    public AwsSpec aws(String system) {
        SystemSpec spec = system(system);
        Path file = systemFolder(system).resolve(AWS + YAML);
        if (!Files.exists(file)) {
            throw new ScenarioException(
                    file,
                    "nothing says where " + system + " runs in AWS",
                    "scenarios/blinklean/aws.yaml is a commented example of such a file");
        }
        return AwsReader.read(YamlReader.read(SourceFile.read(file)), spec, environment, systemFolder(system));
    }

    /** Reads how a system's capacity is found and what for, which is checked against the system. */
    public CapacitySpec capacity(String system) {
        SystemSpec spec = system(system);
        Path file = systemFolder(system).resolve(CAPACITY + YAML);
        if (!Files.exists(file)) {
            throw new ScenarioException(
                    file,
                    "nothing says how the capacity of " + system + " is found",
                    "scenarios/blinklean/capacity.yaml is a commented example of such a file");
        }
        return CapacityFileReader.read(
                YamlReader.read(SourceFile.read(file)), spec, simulations, scenarioNames(system), systemFolder(system));
    }

    /** The drills of a system, in the order of their names; empty where it has none. */
    public List<String> drillNames(String system) {
        Path drills = systemFolder(system).resolve(DRILLS);
        return Files.isDirectory(drills)
                ? names(drills, path -> path.toString().endsWith(YAML)).stream()
                        .map(name -> name.substring(0, name.length() - YAML.length()))
                        .filter(name -> !name.equals(FINDINGS))
                        .toList()
                : List.of();
    }

    /** Reads a drill, which is checked against the scenarios that it orders. */
    public DrillSpec drill(String system, String name) {
        KnownNames known = new KnownNames("drill", drillNames(system));
        Path file = systemFolder(system).resolve(DRILLS).resolve(name + YAML);
        if (!known.names().contains(name)) {
            throw new ScenarioException(file, known.problem(name), known.hint(name));
        }
        return DrillReader.read(
                system,
                name,
                YamlReader.read(SourceFile.read(file)),
                scenarioNames(system),
                scenario -> scenario(system, scenario));
    }

    /** Where the findings of a system's drills are kept; the file need not be there. */
    public Path findingsFile(String system) {
        return systemFolder(system).resolve(DRILLS).resolve(FINDINGS + YAML);
    }

    /** Reads the findings of a system's drills; none where nobody keeps any yet. */
    public List<DrillFinding> findings(String system) {
        Path file = findingsFile(system);
        return Files.exists(file) ? DrillFindings.read(YamlReader.read(SourceFile.read(file))) : List.of();
    }

    private Path systemFolder(String name) {
        KnownNames known = new KnownNames("system", systemNames());
        if (!known.names().contains(name)) {
            throw new ScenarioException(folder.resolve(name), known.problem(name), known.hint(name));
        }
        return folder.resolve(name);
    }

    private static List<String> names(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ScenarioException(
                    folder, "the folder cannot be read: " + e, "name the folder that has one folder for each system");
        }
    }
}
