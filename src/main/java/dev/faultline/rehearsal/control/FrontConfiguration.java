package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig;
import dev.faultline.rehearsal.balancer.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the load balancer is told as it starts. */
final class FrontConfiguration {
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final FrontSettings settings;
    private final Optional<SelfSignedCertificate> certificate;
    private final ApiTargets targets;
    private final ServiceSite site;
    private volatile List<Integer> ports = List.of();

    FrontConfiguration(
            FrontSettings settings, Optional<SelfSignedCertificate> certificate, ApiTargets targets, ServiceSite site) {
        this.settings = settings;
        this.certificate = certificate;
        this.targets = targets;
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
                targets.all(),
                new BalancerConfig.HealthConfig(
                        "/health",
                        health.interval(),
                        CHECK_TIMEOUT,
                        health.unhealthyAfter(),
                        health.healthyAfter(),
                        health.checks()),
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
