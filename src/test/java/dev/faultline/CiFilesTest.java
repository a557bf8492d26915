package dev.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.cli.CommandLineOutput;
import dev.faultline.scenario.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files for other people's CI are well-formed, and every command in them exists with every option. */
class CiFilesTest {
    private static final Path FOLDER = Path.of("docs", "ci");

    @Test
    void theWorkflowRunsProfilesThatThereAreAndKeepsTheirReports() throws IOException {
        Map<?, ?> workflow = (Map<?, ?>) documents("github-actions.yml").get(0);
        assertThat(((Map<?, ?>) workflow.get("on")).keySet().toArray())
                .containsExactly("pull_request", "schedule", "workflow_dispatch");
        List<String> commands = new ArrayList<>();
        ((Map<?, ?>) workflow.get("jobs")).values().forEach(job -> {
            List<?> steps = (List<?>) ((Map<?, ?>) job).get("steps");
            assertThat(steps.get(steps.size() - 1))
                    .as("the last step keeps the reports, whatever came before")
                    .asString()
                    .contains("if=always()", "upload-artifact", "path=reports/");
            steps.forEach(step -> commands.add(String.valueOf(((Map<?, ?>) step).get("run"))));
        });
        List<String> maven =
                commands.stream().filter(command -> command.startsWith("mvn ")).toList();
        assertThat(maven).hasSize(2);
        String pom = Files.readString(Path.of("pom.xml"));
        for (Matcher profile = Pattern.compile("-P(\\S+)").matcher(String.join("\n", maven)); profile.find(); ) {
            assertThat(pom).contains("<id>" + profile.group(1) + "</id>");
        }
        for (Matcher set = Pattern.compile("-D([\\w.]+)=(\\S+)").matcher(String.join("\n", maven)); set.find(); ) {
            assertThat(pom).contains("${" + set.group(1) + "}");
            assertThat(set.group(2)).isIn(new ScenarioFiles(Path.of("scenarios")).systemNames());
        }
    }

    @Test
    void theCronJobHoldsADrillThatThereIsAndKeepsItsEvidence() throws IOException {
        List<Object> documents = documents("kubernetes-cronjob.yaml");
        assertThat(documents).hasSize(2);
        Map<?, ?> pod = at(documents.get(1), "spec", "jobTemplate", "spec", "template", "spec");
        Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
        List<String> command = ((List<?>) container.get("command"))
                .stream().map(String::valueOf).toList();
        assertThat(command.get(0)).isEqualTo("faultline");
        assertThat(CommandLineOutput.commands()).contains(command.get(1));
        assertThat(CommandLineOutput.options(command.get(1)))
                .containsAll(
                        command.stream().filter(word -> word.startsWith("--")).toList());
        assertThat(new ScenarioFiles(Path.of("scenarios")).drillNames("blinklean"))
                .contains(command.get(2));
        String reports = command.get(command.indexOf("--reports") + 1);
        assertThat(container.get("volumeMounts")).asString().contains("mountPath=" + reports);
        assertThat(pod.get("volumes"))
                .asString()
                .contains("claimName=" + at(documents.get(0), "metadata").get("name"));
    }

    private static Map<?, ?> at(Object document, String... path) {
        Object here = document;
        for (String name : path) {
            here = ((Map<?, ?>) here).get(name);
        }
        return (Map<?, ?>) here;
    }

    private static List<Object> documents(String file) throws IOException {
        List<Object> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(FOLDER.resolve(file)))
                .forEach(documents::add);
        return documents;
    }
}
