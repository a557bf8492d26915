package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code terraform} that is on the PATH, with its provider of AWS from the folder that {@code -Dterraform.plugins=} or the
 * environment's {@code TERRAFORM_PLUGINS} names, as {@code terraform providers mirror} makes one. It reaches no account, and
 * nothing is downloaded. Under {@code -Dterraform=required} both must be there.
 *
 * @param program the program
 * @param plugins where its providers are
 */
record RealTerraform(Path program, Path plugins) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NO_PROGRAM = "no terraform on the PATH to validate what is printed as Terraform";
    private static final String NO_PLUGINS = "no provider of AWS for terraform: name a folder that `terraform providers"
            + " mirror FOLDER` made with -Dterraform.plugins=FOLDER or TERRAFORM_PLUGINS=FOLDER";

    /** What there is here, or nothing, which is said loudly. */
    static Optional<RealTerraform> here() {
        String plugins = System.getProperty("terraform.plugins", System.getenv().getOrDefault("TERRAFORM_PLUGINS", ""));
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder).resolve("terraform"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return without(NO_PROGRAM);
        }
        return plugins.isBlank()
                ? without(NO_PLUGINS)
                : Optional.of(new RealTerraform(program.get(), Path.of(plugins).toAbsolutePath()));
    }

    /** Says why there is nothing to test with; fails where there must be. */
    private static Optional<RealTerraform> without(String why) {
        if ("required".equals(System.getProperty("terraform"))) {
            return fail(why);
        }
        System.out.println("SKIPPED: " + why);
        return Optional.empty();
    }

    /** How a command of Terraform's ended. */
    record Answer(int status, String out) {}

    /** Has it find its providers for the files of a folder. */
    Answer init(Path folder) throws IOException, InterruptedException {
        return run(folder, List.of("init", "-backend=false", "-input=false", "-no-color", "-plugin-dir=" + plugins));
    }

    /** What it makes of the files of a folder, as JSON. */
    Answer validate(Path folder) throws IOException, InterruptedException {
        return run(folder, List.of("validate", "-json"));
    }

    private Answer run(Path folder, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        Path out = folder.resolve("terraform.out");
        Path settings = Files.writeString(folder.resolve("terraform.rc"), "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_CLI_CONFIG_FILE", settings.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("terraform %s ends", words)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Answer(process.exitValue(), Files.readString(out));
    }
}
