package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.Cache;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.PostgresSite;
import dev.faultline.rehearsal.database.RegionalReplica;
import dev.faultline.rehearsal.database.TwoRegionDatabases;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.region.DirectorChecks;
import dev.faultline.rehearsal.region.HealthProbe;
import dev.faultline.rehearsal.region.Region;
import dev.faultline.rehearsal.region.RegionChange;
import dev.faultline.rehearsal.region.RegionSettings;
import dev.faultline.rehearsal.region.TrafficDirector;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform of two regions has beside its nodes: the director in front of both, the second region's database, and
 * what changes who takes the writes. It owns them; {@link #close} ends them.
 */
final class TwoRegions implements RegionChange.FirstRegion, AutoCloseable {
    private final RegionSettings settings;
    private final Database first;
    private final Cache cache;
    private final ProxiedLinks links;
    private final StopSignal stop;
    private final TrafficDirector director;
    private final RegionalReplica replica;
    private final RegionChange change;
    private volatile Optional<HealthProbe> probe = Optional.empty();
    private volatile Optional<DirectorChecks> checks = Optional.empty();

    /** What the platform has anyway. */
    record Parts(
            PostgresSite site,
            Database database,
            Cache cache,
            ProxiedLinks links,
            PortSource ports,
            StopSignal stop,
            PlatformLog log) {}

    /** Prepares them; nothing runs yet but the director, which hands nothing on. */
    TwoRegions(RegionSettings settings, Parts parts) throws IOException {
        this.settings = settings;
        this.first = parts.database();
        this.cache = parts.cache();
        this.links = parts.links();
        this.stop = parts.stop();
        this.replica = new RegionalReplica(parts.site(), SecondRegion.ZONE, first, settings, links, parts.ports());
        this.director = new TrafficDirector(
                parts.ports().next(),
                Map.of(
                        Region.FIRST,
                        () -> links.port(TrafficDirector.NAME, FrontService.NAME),
                        Region.SECOND,
                        () -> links.port(TrafficDirector.NAME, SecondRegion.BALANCER)),
                parts.log());
        TwoRegionDatabases databases = new TwoRegionDatabases(first, replica, stop, parts.log());
        this.change = new RegionChange(databases, director, settings, this, stop, parts.log());
    }

    RegionalReplica replica() {
        return replica;
    }

    RegionChange change() {
        return change;
    }

    /** Opens the links between the regions and in front of them. {@code balancer}: where the first region's listens. */
    void link(SecondRegion second, int balancer, String publicAddress) throws IOException {
        links.open("client", TrafficDirector.NAME, publicAddress, director.port());
        links.open(TrafficDirector.NAME, FrontService.NAME, balancer);
        links.open(
                TrafficDirector.NAME, SecondRegion.BALANCER, second.balancer().port());
        links.open(RegionalReplica.NAME, RegionalReplica.FIRST_ENDPOINT, first.endpointPort());
        links.open(Database.FIRST, RegionalReplica.NAME, replica.port());
        links.open(Database.SECOND, RegionalReplica.NAME, replica.port());
        links.open("controller", RegionalReplica.NAME, replica.port());
    }

    /** Starts the second region's database; the first region's primary must be up. */
    void startReplica() throws StartFailure, InterruptedException {
        replica.start();
    }

    /** Lets clients in, and begins to look after both regions, which are up. */
    void begin(Optional<String> certificate) {
        HealthProbe check = probe(FrontService.NAME, certificate);
        probe = Optional.of(check);
        first.holdStillWhile(() -> !hasPower());
        cache.holdStillWhile(() -> !hasPower());
        director.route(Region.FIRST);
        change.start();
        DirectorChecks begun =
                new DirectorChecks(settings, check, probe(SecondRegion.BALANCER, certificate), director, change, stop);
        checks = Optional.of(begun);
        begun.start();
    }

    private HealthProbe probe(String balancer, Optional<String> certificate) {
        return new HealthProbe(
                () -> links.port(TrafficDirector.NAME, balancer),
                certificate,
                settings.pace().limit());
    }

    @Override
    public boolean isHealthy() {
        return checks.filter(DirectorChecks::firstIsHealthy).isPresent();
    }

    /** By its load balancer: what has no power does not even refuse. */
    @Override
    public boolean hasPower() {
        return probe.filter(check -> check.ask() == HealthProbe.Found.SILENT).isEmpty();
    }

    @Override
    public void close() throws IOException {
        checks.ifPresent(DirectorChecks::close);
        change.close();
        director.close();
        replica.close();
    }
}
