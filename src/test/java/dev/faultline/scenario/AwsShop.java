package dev.faultline.scenario;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A shop with one of everything that AWS has, for tests to break. */
public final class AwsShop {
    /** What it consists of. */
    static final String SYSTEM = """
            description: A shop in a cloud
            platform: {zones: "a,b"}
            nodes:
              - {name: web-a, service: web, zone: a}
              - {name: web-b, service: web, zone: b}
              - {name: worker-a, service: worker, zone: a}
              - {name: worker-b, service: worker, zone: b}
              - {name: legacy-a, service: legacy, zone: a}
              - {name: legacy-b, service: legacy, zone: b}
              - {name: db-a, service: database, zone: a, role: primary}
              - {name: db-b, service: database, zone: b, role: standby}
              - {name: orders-a, service: orders, zone: a, role: standby}
              - {name: orders-b, service: orders, zone: b, role: primary}
              - {name: cache-a, service: cache, zone: a, role: primary}
              - {name: cache-b, service: cache, zone: b, role: replica}
              - {name: uploads, service: uploads}
              - {name: backup, service: backup}
              - {name: parameters, service: parameters}
              - {name: fleet, service: fleet}
              - {name: bank, service: bank}
            links:
              web-a: [database, cache, worker, uploads, parameters, fleet, bank]
              web-b: [database, cache, worker, uploads, parameters, fleet, bank]
              worker-a: [bank]
              worker-b: [bank]
              legacy-a: [uploads, bank]
              database: [bank]
              uploads: [backup]
            paths: [buy]
            login: {request: /code, verify: /login}
            probes:
              - {path: buy, every: 50ms, timeout: 2s, get: /buy}
            read-back: {url: /sold, page: 100}
            invariants: [one-writer]
            alarms:
              - {name: too-many-errors, expr: 'rate(errors_total[5s]) > 2', for: 1s, channel: admin, scale: 5 s for 5 min}
              - {name: too-slow, expr: 'rate(slow_total[5s]) > 2', for: 1s, channel: admin, scale: 5 s for 5 min}
            """;

    /** What that is in AWS. */
    public static final String AWS = """
            account: ${SHOP_ACCOUNT:-111122223333}
            region: eu-central-1
            zones: {a: eu-central-1a, b: eu-central-1b}
            tag: {faultline: shop}
            production: {stage: production}
            role: drills/shop-fis
            alarms: {stop: [shop-down], rules: {too-many-errors: shop-5xx}}
            log-group: /faultline/shop
            hold: 10m
            max-targets: 2
            services:
              web: {ecs: {cluster: shop, service: web, launch: fargate}, role: shop-web}
              worker: {eks: {cluster: shop-eks, namespace: jobs, labels: app=worker, service-account: fis}, address: worker.shop.internal}
              legacy: {ec2: {tags: {tier: legacy}, subnets: {tier: legacy-net}, auto-scaling-group: shop-legacy}}
              database: {rds-instance: {tags: {part: main}}, address: db.shop.internal}
              orders: {rds-cluster: {tags: {part: orders}}}
              cache: {elasticache: {tags: {part: cache}}}
              uploads: {bucket: {name: shop-uploads, tags: {part: uploads}}}
              backup: {bucket: {name: shop-backup, tags: {part: backup}, region: eu-west-1}}
              parameters: {vpc-endpoint: {tags: {part: parameters}}}
              fleet: {api: {service: ec2, operations: [RunInstances, StartInstances]}}
              bank: {outside: sandbox, address: 203.0.113.0/24, prefix-list: pl-0123456789abcdef0}
            zone-loss:
              instances: {tier: legacy}
              auto-scaling-groups: {tier: legacy-group}
              subnets: {tier: private}
              volumes: {tier: disks}
              shifted: {part: balancer}
              launch-roles: [shop-nodes]
            metrics:
              - name: pods
                service: worker
                namespace: ContainerInsights
                metric: service_number_of_running_pods
                dimensions: {ClusterName: shop-eks, Namespace: jobs, Service: worker}
                statistic: Minimum
                period: 1m
            """;

    /** How scenarios are run there; to be put behind {@link #AWS}. */
    public static final String RUN = """
            run:
              target:
                url: https://shop.example.com
                health: /health
                control: https://status.example.com/health
                inbox: https://sms.example.com
                marks: {phones: "+9199", keys: faultline-, header: X-Faultline-Run}
                clean-up: {each: {delete: "/sold/{id}", token: SHOP_TOKEN}}
              read-back: {url: "/sold?keys={keys}", page: 100, token: SHOP_TOKEN}
              sandboxes: [bank]
              timing: {warm-up: 1m, baseline: 2m, fault: 2h, recovery: 10m, after: 3m}
              limits: {broken: {told: 5m}}
            """;

    private static final String SCENARIO = """
            description: Something is broken
            seed: 7
            load:
              - BookingSimulation: 28/s
            timing: {warm-up: 1s, baseline: 2s, fault: 2h, recovery: 5s, after: 4s}
            steady-state:
              - {id: well, path: all, availability: 99.5 %}
            method:
              - at: 1s
                FAULT
            stop-conditions:
              - in-flight: {above: 5000}
            objectives:
              - alarm: {id: told, alarm: too-many-errors, fault: it, within: 4s}
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of();

    private AwsShop() {}

    /** The shop. */
    public static SystemSpec system() {
        return Shop.system(SYSTEM);
    }

    /** The shop in AWS. */
    public static AwsSpec aws() {
        return aws(AWS);
    }

    /** The shop in AWS with one passage, which must be there once, written differently. */
    public static AwsSpec aws(String from, String to) {
        return aws(Shop.change(AWS, from, to));
    }

    static AwsSpec aws(String text) {
        return AwsReader.read(Shop.yaml("aws.yaml", text), system(), ENVIRONMENT::get, Path.of("."));
    }

    /** The shop in AWS, where scenarios can also be run. */
    public static AwsSpec running() {
        return running(UnaryOperator.identity());
    }

    /** The same, where its file was written differently. */
    public static AwsSpec running(UnaryOperator<String> change) {
        return aws(change.apply(AWS + RUN));
    }

    /** The shop with a third instance of its web service, in the zone of the second. */
    public static SystemSpec withThreeInstances() {
        return Shop.system(Shop.change(
                SYSTEM,
                "  - {name: web-b, service: web, zone: b}\n",
                "  - {name: web-b, service: web, zone: b}\n  - {name: web-c, service: web, zone: b}\n"));
    }

    /** A scenario of that one. */
    public static Scenario scenarioWithThree(String fault) {
        YamlNode root = Shop.yaml("broken.yaml", Shop.change(SCENARIO, "FAULT", fault));
        return ScenarioReader.read("broken", root, withThreeInstances(), Set.of("BookingSimulation"));
    }

    /** A scenario of it with this fault, whose id must be {@code it}; {@code hold: 1m, link-down: {…}} for example. */
    public static Scenario scenario(String fault) {
        YamlNode root = Shop.yaml("broken.yaml", Shop.change(SCENARIO, "FAULT", fault));
        return ScenarioReader.read("broken", root, system(), Set.of("BookingSimulation"));
    }

    /** BlinkLean in AWS as the repository ships it, whatever the environment of this machine says. */
    public static AwsSpec blinklean() {
        return blinklean(ENVIRONMENT);
    }

    /** The same where the environment says this. */
    public static AwsSpec blinklean(Map<String, String> environment) {
        return new ScenarioFiles(Path.of("scenarios"), ScenarioFiles.SIMULATIONS, environment::get).aws("blinklean");
    }
}
