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
    private volatile List<Integer> ports = List.of();

    /** {@code targets} and {@code checks}: where it sends requests to at its start, and whether it checks them. */
    FrontConfiguration(
            FrontSettings settings,
            Optional<SelfSignedCertificate> certificate,
            Supplier<List<TargetConfig>> targets,
            Checks checks,
            ServiceSite site) {
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
        int plain = published && !ports.isEmpty() ? ports.get(1) : plainPort();
        int admin = published ? (ports.isEmpty() ? freePort() : ports.get(2)) : 0;
        ports = List.of(port, plain, admin);
        return new BalancerConfig(
                port,
                plain,
                admin,
                site.links().port("client", FrontService.NAME),
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
    }

    /** Those of the newest configuration. */
    List<Integer> ports() {
        return ports;
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
