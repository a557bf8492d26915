package dev.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.cli.CommandLineOutput;
import dev.faultline.report.VerdictDocument;
import dev.faultline.report.console.Terminal;
import dev.faultline.report.console.VerdictTable;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps README and documents true: what they show is what the code says, and what they name is there. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("-D(\\w+)=([\\w-]+)");
    private static final Pattern PROFILE = Pattern.compile("-P([\\w-]+)");

    @Test
    void theVerdictTableIsThatOfTheCommittedExample() throws IOException {
        VerdictDocument example = VerdictDocument.read(Path.of("reports", "example", "verdict.json"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new VerdictTable(Terminal.plain()).print(example, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(blocks("text").get(0).strip())
                .isEqualTo(printed.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void theScenarioShownIsTheShippedOneWithoutItsComments() throws IOException {
        Set<String> shipped = Files.readAllLines(Path.of("scenarios", "blinklean", "pod-kill.yaml")).stream()
                .map(ReadmeTest::withoutComment)
                .collect(Collectors.toSet());
        assertThat(blocks("yaml").get(0).lines().map(ReadmeTest::withoutComment))
                .allSatisfy(line -> assertThat(shipped).contains(line));
    }

    @Test
    void theErrorShownIsTheOneThatIsPrinted() throws IOException {
        String block = blocks("console").stream()
                .filter(text -> text.contains("validate pod-kil\n"))
                .findFirst()
                .orElseThrow();
        assertThat(CommandLineOutput.ofFailing("validate", "pod-kil", "--scenarios", "scenarios"))
                .isEqualTo(block.substring(block.indexOf('\n') + 1).strip());
    }

    @Test
    void everyProfilePropertyAndScenarioOfACommandExists() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String commands = String.join("\n", blocks("console"));
        for (Matcher profile = PROFILE.matcher(commands); profile.find(); ) {
            assertThat(pom).contains("<id>" + profile.group(1) + "</id>");
        }
        for (Matcher property = PROPERTY.matcher(commands); property.find(); ) {
            switch (property.group(1)) {
                case "scenario" -> assertThat(property.group(2)).isIn(withAll(scenarios()));
                case "knownBad" -> assertThat(property.group(2)).isIn(withAll(knownBad()));
                default -> assertThat(property.group(1)).isIn("baseUrl", "smsUrl", "seeds");
            }
        }
    }

    @Test
    void theTableOfScenariosIsWholeAndNamesEachClaimAndEachPlantedMistake() throws IOException {
        ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
        Map<String, String> rows = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| \\[[a-z-]+]\\(scenarios/([a-z-]+/[a-z-]+)\\.yaml.*$")
                .matcher(Files.readString(README));
        while (row.find()) {
            rows.put(row.group(1), row.group());
        }
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String system : List.of("blinklean", "lifeflow")) {
            files.scenarioNames(system)
                    .forEach(name -> expected.put(system + "/" + name, shown(files, files.system(system), name)));
        }
        assertThat(rows.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, words) -> assertThat(rows.get(name)).contains(words));
    }

    private static Set<String> shown(ScenarioFiles files, SystemSpec system, String name) {
        Set<String> shown = new TreeSet<>();
        files.scenario(system.name(), name).objectives().forEach(objective -> shown.addAll(objective.claims()));
        system.knownBad().forEach((bad, setting) -> {
            if (setting.red().containsKey(name)) {
                shown.add("`" + bad + "`");
            }
        });
        return shown;
    }

    private static List<String> scenarios() {
        return new ScenarioFiles(Path.of("scenarios")).scenarioNames("blinklean");
    }

    private static Set<String> knownBad() {
        return new ScenarioFiles(Path.of("scenarios"))
                .system("blinklean")
                .knownBad()
                .keySet();
    }

    private static Set<String> withAll(Collection<String> names) {
        Set<String> all = new TreeSet<>(names);
        all.add("all");
        return all;
    }

    @Test
    void theTableOfCommandsIsWhole() throws IOException {
        Set<String> described = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z]+)[ `]").matcher(Files.readString(README));
        while (row.find()) {
            described.add(row.group(1));
        }
        assertThat(described).isEqualTo(CommandLineOutput.commands());
    }

    @Test
    void everyLinkOfEveryDocumentLeadsSomewhere() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(README, Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
        }
        for (Path document : documents) {
            for (Matcher link = LINK.matcher(Files.readString(document)); link.find(); ) {
                if (!link.group(1).startsWith("http")) {
                    assertThat(document.toAbsolutePath().resolveSibling(link.group(1)))
                            .as("a link of %s", document)
                            .exists();
                }
            }
        }
    }

    private static String withoutComment(String line) {
        return line.replaceFirst("\\s*#.*$", "").stripTrailing();
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(Files.readString(README)); block.find(); ) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }
}
