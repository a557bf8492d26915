package dev.faultline.rehearsal.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an instance gets its secrets: from the parameter store, into its memory; or out of a file as well.
 *
 * @param delivery whether there is a file too
 * @param values the secrets
 * @param folder where the files would be
 */
record SecretDelivery(Delivery delivery, SecretValues values, Path folder) {
    /** How secrets are delivered. */
    enum Delivery {
        /** Each instance fetches them from the store as it starts. */
        STORE,
        /** They also lie in an {@code .env} file for each instance: a known-bad setting. */
        FILE
    }

    /** Prepares the start of {@code node}. */
    void prepare(String node) throws IOException {
        if (delivery == Delivery.FILE) {
            String lines = values.byParameter().entrySet().stream()
                    .map(secret -> variable(secret.getKey()) + "=" + secret.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(folder.resolve(node + ".env"), lines);
        }
    }

    private static String variable(String parameter) {
        return parameter.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
