package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.firewall.FirewallMode;
import java.time.Duration;

/**
 * What clients meet first: the load balancer and the firewall in it.
 *
 * @param port {@code balancer.port}: 0 for any free one
 * @param plainPort {@code balancer.plainPort}: where it listens without TLS; 0 for any free one
 * @param tls {@code balancer.tls}: whether its main port speaks TLS
 * @param redirect {@code balancer.httpsRedirect}: off, the plain port serves the API: a known-bad setting
 * @param firewall {@code firewall}: {@code count}, attacks are counted and let through: a known-bad setting
 * @param floodLimit {@code flood.limit}: requests a second that one client may make; 0, any number: a known-bad setting
 * @param health {@code balancer.health…}: how it checks its targets
 */
record FrontSettings(
        int port, int plainPort, Tls tls, Redirect redirect, FirewallMode firewall, int floodLimit, Health health) {
    /** The same for another load balancer, which cannot have the same ports. */
    FrontSettings onAnyPort() {
        return new FrontSettings(0, 0, tls, redirect, firewall, floodLimit, health);
    }

    /** Whether the load balancer's main port speaks TLS. */
    enum Tls {
        /** It does. */
        ON,
        /** It does not. */
        OFF
    }

    /** How the load balancer checks its targets; switched off, every one is sent requests for ever: a known-bad setting. */
    record Health(Checks checks, Duration interval, int unhealthyAfter, int healthyAfter) {}
}
