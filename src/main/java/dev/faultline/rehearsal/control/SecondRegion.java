package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.ApiConfig.Servers;
import dev.faultline.rehearsal.api.BookingApi;
import dev.faultline.rehearsal.balancer.Balancer;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.cache.RedisServer;
import dev.faultline.rehearsal.database.RegionalReplica;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.release.Version;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of the second region around its database: few, since it stands by, and in one zone. What stands in for the
 * services of others is shared with the first region, and the zone service too.
 *
 * @param api its only instance, which also reads from a database that takes no writes
 * @param redis its own, empty at the start: one-time codes and cached answers stay in their region
 * @param balancer its load balancer, which proves the same name as the first region's
 */
record SecondRegion(JavaService api, RedisService redis, JavaService balancer) {
    /** The zone that all of it is in. */
    static final String ZONE = "r2";

    static final String API = "api-r2";
    static final String REDIS = "redis-r2";
    static final String BALANCER = "balancer-r2";

    /** Makes them where there are two regions, picks their ports, and opens their links. */
    static Optional<SecondRegion> where(
            PlatformNodes.Parts parts, String roleToken, StandIns standIns, FrontService first) throws IOException {
        if (parts.regions().isEmpty()) {
            return Optional.empty();
        }
        SecondRegion region = new SecondRegion(api(parts, roleToken), redis(parts), balancer(parts, first));
        region.link(parts.links(), standIns, parts.regions().get().replica());
        return Optional.of(region);
    }

    private static JavaService api(PlatformNodes.Parts parts, String roleToken) throws IOException {
        ApiConfiguration configuration = new ApiConfiguration(
                parts.settings().api(),
                roleToken,
                PlatformNodes.delivery(parts),
                ApiWiring.ofSecondRegion(parts.links()),
                Servers.ANY);
        return JavaService.onFreePort(
                API, ZONE, BookingApi.class, port -> configuration.of(API, ZONE, port, Version.FIRST), parts.site());
    }

    private static RedisService redis(PlatformNodes.Parts parts) throws IOException {
        ServiceSite site = parts.site();
        RedisServer server = new RedisServer(
                REDIS,
                ZONE,
                parts.config().workFolder(),
                parts.config().logsFolder(),
                site.ports().next(),
                site.processes(),
                parts.stop());
        return new RedisService(server, site.ports(), parts.links());
    }

    /** Its only target is a link, which stays where it is whatever becomes of the instance behind it. */
    private static JavaService balancer(PlatformNodes.Parts parts, FrontService first) throws IOException {
        ServiceSite site = parts.site();
        NodeLinks links = parts.links();
        FrontSettings settings = parts.settings().front();
        FrontConfiguration configuration = new FrontConfiguration(
                settings.onAnyPort(),
                first.proof(),
                () -> List.of(new TargetConfig(API, ZONE, links.host(), links.port(BALANCER, API))),
                settings.health().checks(),
                site,
                parts.settings().entrance());
        return JavaService.onFreePort(BALANCER, ZONE, Balancer.class, configuration::of, site);
    }

    private void link(ProxiedLinks links, StandIns standIns, RegionalReplica database) throws IOException {
        links.open(BALANCER, API, api.port());
        links.open(API, RegionalReplica.NAME, database.port());
        links.open(API, REDIS, redis.port());
        links.open(API, "sms", standIns.sms().port());
        links.open(API, "zone-check", standIns.zoneCheck().port());
        links.open(API, "payments", standIns.payments().port());
        links.open(API, "secrets", standIns.secrets().port());
    }

    /** Has it asked whether each of them serves: the instance by what it depends on too. */
    void watch(ServiceHealth health) {
        health.watchHttp(API, api::port, "/ready");
        health.watchHttp(BALANCER, () -> balancer.ready("admin"), "/targets");
        health.watch(REDIS, redis::answers);
    }

    /** All that is supervised from the start. */
    List<Service> services() {
        return List.of(redis, balancer, api);
    }

    /** The programs of our own. */
    List<JavaService> programs() {
        return List.of(api, balancer);
    }
}
