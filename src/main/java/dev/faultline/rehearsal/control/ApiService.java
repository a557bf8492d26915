package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.release.Releases;
import dev.faultline.rehearsal.scaling.Autoscaler;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * The API as a service: its nodes, how many of them there are, and what they run.
 *
 * @param fleet its nodes
 * @param readiness which of them take traffic
 * @param replacements replaces what runs on them
 * @param releases its releases
 * @param autoscaler its autoscaler, which has not been started
 */
record ApiService(
        ApiFleet fleet, ApiReadiness readiness, ApiReplacements replacements, Releases releases, Autoscaler autoscaler)
        implements AutoCloseable {
    /** Makes it out of its fleet. {@code balancer}: the port of the load balancer's administration. */
    static ApiService of(ApiFleet fleet, ApiSite site, IntSupplier balancer, PlatformSettings settings) {
        InstantSource clock = InstantSource.system();
        ApiReplacements replacements = new ApiReplacements(fleet, site, settings.apiRestartDelay());
        Releases releases = new Releases("api", replacements, settings.release(), clock, site.stop(), site.log());
        fleet.suspendScaleInWhile(releases::underWay);
        ApiFigures figures = new ApiFigures(settings.scaling(), fleet, site.readiness(), balancer, clock);
        Autoscaler autoscaler = new Autoscaler(settings.scaling(), fleet, figures, clock, site.log());
        return new ApiService(fleet, site.readiness(), replacements, releases, autoscaler);
    }

    @Override
    public void close() throws InterruptedException {
        autoscaler.close();
        releases.close();
        replacements.close();
        fleet.close();
    }
}
