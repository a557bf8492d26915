package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the load balancer is told as it starts. */
final class FrontConfiguration {
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final FrontSettings settings;
    private final Optional<SelfSignedCertificate> certificate;
    private final Supplier<List<TargetConfig>> targets;
    private final Checks checks;
    private final ServiceSite site;
    private final String entrance;
    private volatile Optional<BalancerConfig> newest = Optional.empty();

    /**
     * {@code targets} and {@code checks}: where it sends requests to at its start, and whether it checks them; {@code
     * entrance}: what clients' link leads to, by which they are sent back to TLS.
     */
    FrontConfiguration(
            FrontSettings settings,
            Optional<SelfSignedCertificate> certificate,
            Supplier<List<TargetConfig>> targets,
            Checks checks,
            ServiceSite site,
            String entrance) {
        this.entrance = entrance;
        this.settings = settings;
        this.certificate = certificate;
        this.targets = targets;
        this.checks = checks;
        this.site = site;
    }

    /** For one that is about to start with its main port at {@code port}. */
    BalancerConfig of(int port) {
        FrontSettings.Health health = settings.health();
        // What a container publishes stays; a process of this machine takes what is free at each start.
        boolean published = !site.processes().ground().isThisMachine();
        Optional<BalancerConfig> before = newest.filter(unused -> published);
        BalancerConfig config = new BalancerConfig(
                port,
                before.map(BalancerConfig::plainPort).orElseGet(this::plainPort),
                published ? before.map(BalancerConfig::adminPort).orElseGet(this::freePort) : 0,
                site.links().port("client", entrance),
                certificate.map(SelfSignedCertificate::tls).orElse(null),
                settings.redirect(),
                settings.firewall(),
                settings.floodLimit(),
                targets.get(),
                new BalancerConfig.HealthConfig(
                        "/health",
                        health.interval(),
                        CHECK_TIMEOUT,
                        health.unhealthyAfter(),
                        health.healthyAfter(),
                        checks),
                REQUEST_TIMEOUT);
        newest = Optional.of(config);
        return config;
    }

    /** Those of the newest configuration. */
    List<Integer> ports() {
        return newest.map(config -> List.of(config.port(), config.plainPort(), config.adminPort()))
                .orElse(List.of());
    }

    private int plainPort() {
        return settings.plainPort() == 0 ? freePort() : settings.plainPort();
    }

    private int freePort() {
        try {
            return site.ports().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
