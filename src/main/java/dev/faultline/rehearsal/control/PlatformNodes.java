package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.ApiConfig;
import dev.faultline.rehearsal.api.BookingApi;
import dev.faultline.rehearsal.balancer.Balancer;
import dev.faultline.rehearsal.balancer.BalancerConfig;
import dev.faultline.rehearsal.cache.RedisServer;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.sms.SmsConfig;
import dev.faultline.rehearsal.sms.SmsGateway;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes around the database, made but not started, each told where it finds the others.
 *
 * @param redis the cache
 * @param redisServer the same as a server, for its port
 * @param sms the SMS stand-in
 * @param apis the API instances
 * @param balancer the load balancer
 */
record PlatformNodes(
        RedisService redis, RedisServer redisServer, JavaService sms, List<Api> apis, JavaService balancer) {
    private static final String BALANCER = "balancer";
    private static final String SMS = "sms";
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /** Makes the nodes and picks their ports. */
    static PlatformNodes of(PlatformConfig config, PlatformSettings settings, ServiceSite site, StopSignal stop)
            throws IOException {
        RedisServer redis = new RedisServer(
                RedisService.NAME,
                config.workFolder(),
                site.logsFolder(),
                site.ports().next(),
                site.processes(),
                stop);
        String operator = config.operatorToken();
        List<Api> apis = new ArrayList<>();
        for (String zone : settings.zones()) {
            String name = "api-" + zone;
            apis.add(new Api(
                    name,
                    zone,
                    JavaService.onFreePort(
                            name, BookingApi.class, port -> api(name, zone, port, operator, site), site)));
        }
        return new PlatformNodes(
                new RedisService(redis, site.ports(), site.links()),
                redis,
                JavaService.onFreePort(SMS, SmsGateway.class, SmsConfig::new, site),
                List.copyOf(apis),
                balancer(settings, site));
    }

    /** Opens the links between all nodes, the database's included. */
    void link(ProxiedLinks links, Database database) throws IOException {
        links.open("control", "client", SMS, sms.port());
        links.open("client", BALANCER, balancer.port());
        for (Api api : apis) {
            links.open(BALANCER, api.name(), api.service().port());
            links.open(api.name(), "database", database.endpointPort());
            links.open(api.name(), RedisService.NAME, redisServer.port());
            links.open(api.name(), SMS, sms.port());
        }
        for (String name : List.of(Database.FIRST, Database.SECOND)) {
            String other = name.equals(Database.FIRST) ? Database.SECOND : Database.FIRST;
            links.open(other, name, database.port(name));
            links.open("controller", name, database.port(name));
        }
    }

    /** All that is supervised. */
    List<Service> services() {
        return Stream.concat(Stream.of(redis, sms, balancer), apis.stream().map(Api::service))
                .toList();
    }

    /** The ones that are programs of our own. */
    List<JavaService> programs() {
        return Stream.concat(Stream.of(sms, balancer), apis.stream().map(Api::service))
                .toList();
    }

    private static ApiConfig api(String name, String zone, int port, String operator, ServiceSite site) {
        String url = "jdbc:postgresql://127.0.0.1:" + site.links().port(name, "database") + "/" + Database.NAME;
        return new ApiConfig(
                name,
                zone,
                port,
                new ApiConfig.DatabaseConfig(url, "postgres", ""),
                "127.0.0.1:" + site.links().port(name, RedisService.NAME),
                "http://127.0.0.1:" + site.links().port(name, SMS),
                operator);
    }

    private static JavaService balancer(PlatformSettings settings, ServiceSite site) throws IOException {
        return settings.balancerPort() == 0
                ? JavaService.onFreePort(BALANCER, Balancer.class, port -> balancer(port, settings, site), site)
                : JavaService.onPort(
                        BALANCER,
                        Balancer.class,
                        settings.balancerPort(),
                        port -> balancer(port, settings, site),
                        site);
    }

    private static BalancerConfig balancer(int port, PlatformSettings settings, ServiceSite site) {
        List<BalancerConfig.TargetConfig> targets = settings.zones().stream()
                .map(zone -> new BalancerConfig.TargetConfig(
                        "api-" + zone, zone, "127.0.0.1", site.links().port(BALANCER, "api-" + zone)))
                .toList();
        PlatformSettings.Health health = settings.health();
        return new BalancerConfig(
                port,
                targets,
                new BalancerConfig.HealthConfig(
                        "/health",
                        health.interval(),
                        CHECK_TIMEOUT,
                        health.unhealthyAfter(),
                        health.healthyAfter(),
                        health.checks()),
                REQUEST_TIMEOUT);
    }
}
