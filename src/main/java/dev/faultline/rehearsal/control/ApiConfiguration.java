package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.ApiConfig;
import dev.faultline.rehearsal.api.ApiConfig.Servers;
import dev.faultline.rehearsal.api.ApiSettings;
import dev.faultline.rehearsal.api.ApiSettings.Fitness;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.release.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What an API instance is told as it starts: where it finds the others, each through a link of its own, and how to behave. */
final class ApiConfiguration {
    private static final String USER = "postgres";

    private final ApiSettings settings;
    private final String roleToken;
    private final SecretDelivery secrets;
    private final ApiWiring wiring;
    private final Servers servers;

    /**
     * {@code roleToken}: by which the parameter store knows an instance of the API; {@code servers}: the database servers
     * that it speaks to.
     */
    ApiConfiguration(
            ApiSettings settings, String roleToken, SecretDelivery secrets, ApiWiring wiring, Servers servers) {
        this.servers = servers;
        this.settings = settings;
        this.roleToken = roleToken;
        this.secrets = secrets;
        this.wiring = wiring;
    }

    /** What the instance on a node has links to. */
    List<String> dependencies(String node) {
        return wiring.dependencies(node);
    }

    /** For one instance, which is about to start. */
    ApiConfig of(String node, String zone, int port, Version version) {
        try {
            secrets.prepare(node);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets of " + node + " cannot be delivered: " + e.getMessage(), e);
        }
        String database = "jdbc:postgresql://" + wiring.database(node) + "/" + Database.NAME;
        return new ApiConfig(
                node,
                zone,
                port,
                new ApiConfig.DatabaseConfig(database, USER, servers),
                wiring.cache(node),
                url(node, "sms"),
                url(node, "payments"),
                "http://" + wiring.zoneCheck(node),
                new ApiConfig.SecretsConfig(url(node, "secrets"), roleToken),
                settings(version));
    }

    private ApiSettings settings(Version version) {
        String name = version.equals(Version.FIRST)
                ? "current"
                : version.kind().name().toLowerCase(Locale.ROOT);
        Fitness fitness = version.kind() == Version.Kind.BROKEN ? Fitness.BROKEN : Fitness.HEALTHY;
        return settings.with(new ApiSettings.Version(name, fitness));
    }

    private String url(String node, String to) {
        return "http://" + wiring.address(node, to);
    }
}
