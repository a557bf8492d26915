package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig;
import dev.faultline.rehearsal.balancer.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** What the load balancer is told as it starts. */
final class FrontConfiguration {
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final FrontSettings settings;
    private final Optional<SelfSignedCertificate> certificate;
    private final ApiTargets targets;
    private final ServiceSite site;

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
        return new BalancerConfig(
                port,
                plainPort(),
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

    private int plainPort() {
        try {
            return settings.plainPort() == 0 ? site.ports().next() : settings.plainPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
