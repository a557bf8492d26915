package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.ApiConfig;
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
    /** The nodes that every instance has a link to. */
    static final List<String> DEPENDENCIES = List.of("database", "redis", "sms", "zone-check", "payments", "secrets");

    private static final String USER = "postgres";

    private final ApiSettings settings;
    private final String roleToken;
    private final SecretDelivery secrets;
    private final ProxiedLinks links;

    /** {@code roleToken}: by which the parameter store knows an instance of the API. */
    ApiConfiguration(ApiSettings settings, String roleToken, SecretDelivery secrets, ProxiedLinks links) {
        this.settings = settings;
        this.roleToken = roleToken;
        this.secrets = secrets;
        this.links = links;
    }

    /** For one instance, which is about to start. */
    ApiConfig of(String node, String zone, int port, Version version) {
        try {
            secrets.prepare(node);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets of " + node + " cannot be delivered: " + e.getMessage(), e);
        }
        String database = "jdbc:postgresql://" + address(node, "database") + "/" + Database.NAME;
        return new ApiConfig(
                node,
                zone,
                port,
                new ApiConfig.DatabaseConfig(database, USER),
                address(node, "redis"),
                url(node, "sms"),
                url(node, "payments"),
                url(node, "zone-check"),
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
        return "http://" + address(node, to);
    }

    private String address(String node, String to) {
        return "127.0.0.1:" + links.port(node, to);
    }
}
