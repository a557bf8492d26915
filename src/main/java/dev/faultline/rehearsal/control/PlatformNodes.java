package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.ApiConfig.Servers;
import dev.faultline.rehearsal.balancer.SelfSignedCertificate;
import dev.faultline.rehearsal.cache.Cache;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The nodes around the database and the cache, made but not started, each told where it finds the others.
 *
 * @param standIns the programs that stand in for other services, and the zone service
 * @param api the API's nodes
 * @param balancer the load balancer
 * @param second those of the second region, where there is one
 */
record PlatformNodes(StandIns standIns, ApiService api, FrontService balancer, Optional<SecondRegion> second) {
    private static final int LINKS_AROUND = 12;
    private static final int LINKS_OF_A_NODE = 9;

    /** What the nodes are made with. */
    record Parts(
            PlatformConfig config,
            PlatformSettings settings,
            ServiceSite site,
            ProxiedLinks links,
            Database database,
            Cache cache,
            Supervisor supervisor,
            ServiceHealth health,
            Optional<TwoRegions> regions,
            StopSignal stop,
            PlatformLog log) {}

    /** How many links there may be at once: each API node has six or seven, and two while a release replaces it. */
    static int mostLinks(PlatformSettings settings) {
        return LINKS_AROUND + LINKS_OF_A_NODE * (settings.mostInstances() + 1);
    }

    /** Makes the nodes, picks their ports, and opens the links between all of them, the two's included. */
    static PlatformNodes of(Parts parts) throws IOException {
        PlatformSettings settings = parts.settings();
        ServiceSite site = parts.site();
        String roleToken = SecretValues.randomText();
        StandIns standIns =
                StandIns.of(parts.config().secrets(), roleToken, settings.unsubscribed(), settings.zones(), site);
        FrontService balancer = balancer(parts);
        ApiSite apiSite = new ApiSite(
                new ApiLauncher(
                        configuration(parts, roleToken),
                        dependencies(parts.database(), parts.cache(), standIns),
                        site,
                        parts.links(),
                        balancer.targets()),
                balancer.targets(),
                new ApiReadiness(parts.health(), settings.front().health().checks()),
                parts.supervisor(),
                parts.stop(),
                parts.log());
        ApiFleet fleet = new ApiFleet(settings.zones(), apiSite);
        PlatformNodes nodes = new PlatformNodes(
                standIns,
                ApiService.of(fleet, apiSite, balancer::admin, settings),
                balancer,
                SecondRegion.where(parts, roleToken, standIns, balancer));
        nodes.link(parts);
        fleet.populate(settings.firstInstances());
        return nodes;
    }

    private static FrontService balancer(Parts parts) throws IOException {
        ServiceSite site = parts.site();
        FrontSettings settings = parts.settings().front();
        ServicePort port =
                settings.port() == 0 ? site.freePort(FrontService.NAME) : ServicePort.chosen(settings.port());
        Optional<SelfSignedCertificate> certificate = settings.tls() == FrontSettings.Tls.ON
                ? Optional.of(SelfSignedCertificate.of(List.of(parts.settings().publicAddress())))
                : Optional.empty();
        if (site.processes().ground().isThisMachine()) {
            return FrontService.of(port, settings, parts.settings().entrance(), certificate, site, parts.log());
        }
        HaproxyService haproxy = new HaproxyService(site, parts.stop());
        return FrontService.before(haproxy, port, settings, certificate, site, parts.log());
    }

    private static ApiConfiguration configuration(Parts parts, String roleToken) {
        PlatformSettings settings = parts.settings();
        ApiWiring wiring = new ApiWiring(settings.wiring(), settings.zones(), parts.links());
        return new ApiConfiguration(settings.api(), roleToken, delivery(parts), wiring, Servers.WRITER);
    }

    /** How the instances of either region get their secrets. */
    static SecretDelivery delivery(Parts parts) {
        return new SecretDelivery(
                parts.settings().delivery(),
                parts.config().secrets(),
                parts.config().workFolder());
    }

    private static Map<String, IntSupplier> dependencies(Database database, Cache cache, StandIns standIns) {
        return Map.of(
                "database",
                database::endpointPort,
                "redis",
                cache::endpointPort,
                Cache.FIRST,
                () -> cache.port(Cache.FIRST),
                "sms",
                standIns.sms()::port,
                "zone-check",
                standIns.zoneCheck()::port,
                "payments",
                standIns.payments()::port,
                "secrets",
                standIns.secrets()::port);
    }

    /** The API's own links are opened with its nodes. */
    private void link(Parts parts) throws IOException {
        ProxiedLinks links = parts.links();
        Database database = parts.database();
        Cache cache = parts.cache();
        String publicAddress = parts.settings().publicAddress();
        links.open("control", "client", "sms", "127.0.0.1", standIns.sms().port());
        if (parts.regions().isEmpty()) {
            links.open("client", FrontService.NAME, publicAddress, balancer.port());
        }
        links.open("client", FrontService.PLAIN, publicAddress, balancer.port());
        links.open("client", "payments", standIns.payments().port());
        linkPair(links, Database.FIRST, Database.SECOND, database::port);
        linkPair(links, Cache.FIRST, Cache.SECOND, cache::port);
        if (parts.regions().isPresent()) {
            parts.regions().get().link(second.orElseThrow(), balancer.port(), publicAddress);
        }
    }

    /** Replication in both directions, and the controllers' heartbeats. */
    private static void linkPair(ProxiedLinks links, String first, String second, ToIntFunction<String> port)
            throws IOException {
        links.open(second, first, port.applyAsInt(first));
        links.open(first, second, port.applyAsInt(second));
        links.open("controller", first, port.applyAsInt(first));
        links.open("controller", second, port.applyAsInt(second));
    }

    /** All that is supervised from the start but the parameter store, which the API's instances ask as they start. */
    List<Service> services() {
        List<Service> all = new ArrayList<>(standIns.others());
        all.add(balancer);
        balancer.haproxy().ifPresent(all::add);
        api.fleet().instances().forEach(all::add);
        second.ifPresent(region -> all.addAll(region.services()));
        return all;
    }

    /** Whether it asks the parameter store as it starts. */
    boolean asksForSecrets(Service service) {
        return service instanceof ApiInstance
                || second.filter(region -> region.api() == service).isPresent();
    }

    /** Lets go of all programs of our own, so that they end by themselves. */
    void letGo() {
        standIns.programs().forEach(JavaService::letGo);
        balancer.letGo();
        api.fleet().instances().forEach(ApiInstance::letGo);
        second.ifPresent(region -> region.programs().forEach(JavaService::letGo));
    }

    /** The processes of our own programs. */
    List<Process> processes() {
        return Stream.of(
                        standIns.programs().stream(),
                        Stream.of(balancer),
                        api.fleet().instances(),
                        second.stream().flatMap(region -> region.programs().stream()))
                .flatMap(services -> services)
                .flatMap(service -> service.process().stream())
                .toList();
    }
}
