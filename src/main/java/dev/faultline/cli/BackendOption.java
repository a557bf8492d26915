package dev.faultline.cli;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.Backend;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** On what a platform of ours is brought up. */
final class BackendOption {
    @Option(
            names = "--backend",
            paramLabel = "BACKEND",
            description =
                    "What the rehearsal platform is brought up on: embedded, processes of this machine (the default);"
                            + " or docker, containers with a real Toxiproxy between them. Or aws: the system itself, as"
                            + " its aws.yaml describes it.")
    private String name;

    /** Whether it is the system itself in AWS that is meant, and nothing is brought up. */
    boolean isAws() {
        return AwsSpec.BACKEND.equals(name);
    }

    /** Throws {@link BadInput} for a name that is none, and for a system that is up already. */
    Backend of(SystemSpec system) throws BadInput {
        if (name == null || name.isBlank()) {
            return Backend.EMBEDDED;
        }
        if (isAws()) {
            throw new BadInput(
                    "--backend " + name + ": nothing is brought up there; `plan`, `run` and `drill` know it");
        }
        if (system.target().isPresent()) {
            throw new BadInput("--backend " + name + ": " + system.name() + " is up already, at "
                    + system.target().get().url() + ", and is brought up on nothing");
        }
        return Backend.named(name)
                .orElseThrow(() -> new BadInput("--backend " + name + ": expected one of "
                        + Arrays.stream(Backend.values()).map(Backend::label).collect(Collectors.joining(", "))
                        + " and, for plan, run and drill, " + AwsSpec.BACKEND));
    }
}
