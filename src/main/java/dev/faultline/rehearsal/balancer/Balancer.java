package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.firewall.CoreRules;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import java.time.Clock;
import java.util.Map;

/**
 * The program that is the load balancer: requests on one port, with TLS if it has a certificate; requests without TLS
 * on another; its administration on a third.
 */
public final class Balancer implements AutoCloseable {
    /** Each target that is being drained holds one. */
    private static final int ADMIN_WORKERS = 12;

    private final TargetGroup targets;
    private final WebServer front;
    private final WebServer admin;

    private Balancer(BalancerConfig config) throws InterruptedException {
        targets = new TargetGroup(config.health(), Clock.systemUTC());
        Rotation rotation = new Rotation(targets::targets, config.health().checks());
        BalancerMetrics metrics = new BalancerMetrics(rotation::healthyCount, CoreRules.ids());
        front = FrontServer.start(config, new RequestPath(config, metrics, rotation).handler());
        admin = startAdmin(config.adminPort(), new AdminApi(targets, metrics));
        config.targets().forEach(targets::register);
    }

    private WebServer startAdmin(int port, AdminApi api) throws InterruptedException {
        try {
            return WebServer.start(port, ADMIN_WORKERS, api.routes());
        } catch (RuntimeException failed) {
            front.close();
            throw failed;
        }
    }

    /** Runs the balancer as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("balancer", BalancerConfig.class, Balancer::start, arguments);
    }

    static Serving start(BalancerConfig config) throws InterruptedException {
        Balancer balancer = new Balancer(config);
        Map<String, Object> ready = Map.of(
                "port",
                balancer.front.port(FrontServer.MAIN),
                "plain",
                balancer.front.port(FrontServer.PLAIN),
                "admin",
                balancer.admin.port());
        return new Serving(ready, balancer);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            admin.close();
            front.close();
        } finally {
            targets.close();
        }
    }
}
