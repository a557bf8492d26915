package dev.faultline.cli;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.TargetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/**
 * What must be given before anything is sent to a system that belongs to somebody: the name of its host, typed by a
 * person who means that one, and its secrets.
 */
final class Consent {
    @Option(
            names = "--confirm",
            paramLabel = "HOST",
            description = "The host of your own system, exactly: load, faults and records go there. With --backend aws,"
                    + " <account id>/<system>; without it, what would be done there is only shown.")
    private String host;

    /** Throws {@link BadInput} where a system of somebody's own has not been confirmed, or a secret of it is not known. */
    void require(SystemSpec system) throws BadInput {
        require(system, System::getenv);
    }

    void require(SystemSpec system, UnaryOperator<String> environment) throws BadInput {
        if (system.target().isPresent()) {
            requireHost(system.target().get());
            requireSecrets(system, environment);
        }
    }

    /** Whether anything was confirmed. */
    boolean isGiven() {
        return host != null && !host.isBlank();
    }

    /** Throws {@link BadInput} where it is another account or system that was confirmed, or a secret is not known. */
    void requireAws(SystemSpec system, AwsSpec aws) throws BadInput {
        String asked = aws.account() + "/" + system.name();
        if (!asked.equals(host)) {
            throw new BadInput("--confirm " + host + " is not the account and the system of aws.yaml"
                    + "\nif that is what you mean: --confirm " + asked);
        }
        requireSecrets(system, System::getenv);
    }

    private void requireHost(TargetSpec target) throws BadInput {
        String asked = target.url().getHost();
        if (host == null || host.isBlank()) {
            throw new BadInput("nothing is sent to " + target.url() + " unless you confirm its host: it would get load,"
                    + " faults and records\nadd --confirm " + asked);
        }
        if (!host.equals(asked)) {
            throw new BadInput("--confirm " + host + " is not the host of " + target.url()
                    + "\nif that is what you mean: --confirm " + asked);
        }
    }

    private static void requireSecrets(SystemSpec system, UnaryOperator<String> environment) throws BadInput {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> variable : system.variables().entrySet()) {
            String value = environment.apply(variable.getKey());
            if (value == null || value.isBlank()) {
                missing.add(variable.getKey() + ", for " + variable.getValue());
            }
        }
        if (!missing.isEmpty()) {
            throw new BadInput("these environment variables, which the system.yaml of " + system.name()
                    + " names, are not set: " + String.join("; ", missing));
        }
    }
}
