package dev.faultline.scenario;

import static dev.faultline.scenario.Refusals.parser;
import static dev.faultline.scenario.Refusals.schema;

import java.util.List;

/** One change for each mistake that a person can make in {@code aws.yaml}, and who can see it. */
final class AwsRefusals {
    /** Mistakes in {@link AwsShop#AWS}. */
    static final List<Refusals> ALL = List.of(
            schema("unknown field", "hold: 10m", "hold: 10m\nhould: 10m"),
            schema("account without quotes", "${SHOP_ACCOUNT:-111122223333}", "111122223333"),
            schema("account of too few digits", "${SHOP_ACCOUNT:-111122223333}", "\"11112222333\""),
            parser("account that is not set", "${SHOP_ACCOUNT:-111122223333}", "${SHOP_ACCOUNT}"),
            schema("region that is none", "region: eu-central-1", "region: frankfurt"),
            parser("zone of another region", "b: eu-central-1b", "b: eu-west-1b"),
            parser("zone twice", "b: eu-central-1b", "b: eu-central-1a"),
            parser("zone that the system has not", "b: eu-central-1b}", "b: eu-central-1b, c: eu-central-1c}"),
            parser("zone of the system left out", ", b: eu-central-1b", ""),
            schema("no tag", "tag: {faultline: shop}", "tag: {}"),
            schema("two tags", "tag: {faultline: shop}", "tag: {faultline: shop, more: yes-please}"),
            schema("tag of AWS's own", "tag: {faultline: shop}", "tag: {\"aws:faultline\": shop}"),
            schema("ARN for a name", "role: shop-web", "role: \"arn:aws:iam::111122223333:role/shop-web\""),
            schema("no alarm that stops it", "stop: [shop-down]", "stop: []"),
            schema("six alarms that stop it", "stop: [shop-down]", "stop: [a, b, c, d, e, f]"),
            schema("the same alarm twice", "stop: [shop-down]", "stop: [shop-down, shop-down]"),
            parser("alarm that the system has not", "too-many-errors:", "too-many-erors:"),
            parser("hold of less than a minute", "hold: 10m", "hold: 59s"),
            parser("hold of more than twelve hours", "hold: 10m", "hold: 12h1s"),
            schema("no targets", "max-targets: 2", "max-targets: 0"),
            parser("service that the system has not", "orders: {", "order: {"),
            schema("service of two kinds", "outside: sandbox", "outside: sandbox, vpc-endpoint: {tags: {a: b}}"),
            schema(
                    "service of no kind",
                    "fleet: {api: {service: ec2, operations: [RunInstances, StartInstances]}}",
                    "fleet: {address: a.b}"),
            schema("unknown kind", "elasticache:", "elasticcache:"),
            schema("unknown launch type", "launch: fargate", "launch: lambda"),
            schema("pods by two selectors", "labels: app=worker", "labels: app=worker, deployment: worker"),
            schema("pods by no selector", "labels: app=worker, ", ""),
            schema("labels that are none", "labels: app=worker", "labels: worker"),
            schema("resource without tags", "rds-instance: {tags: {part: main}}", "rds-instance: {}"),
            schema("API that FIS does not know", "service: ec2,", "service: s3,"),
            schema("neither sandbox nor real", "outside: sandbox", "outside: stripe"),
            schema("address with a port", "address: db.shop.internal", "address: \"db.shop.internal:5432\""),
            schema("bucket of capitals", "name: shop-backup", "name: ShopBackup"),
            schema("empty tags of a zone's loss", "volumes: {tier: disks}", "volumes: {}"),
            parser("metric of a service that nobody knows", "service: worker\n", "service: wroker\n"),
            schema("metric of no statistic", "statistic: Minimum", "statistic: Lowest"),
            parser("metric every ninety seconds", "period: 1m", "period: 1m30s"),
            parser("metric every two hours", "period: 1m", "period: 2h"),
            schema("metric without a period", "    period: 1m\n", ""),
            schema("empty dimensions", "{ClusterName: shop-eks, Namespace: jobs, Service: worker}", "{}"),
            schema("namespace that begins with a colon", "ContainerInsights", "\":Insights\""));

    /** Mistakes in {@link AwsShop#RUN}. */
    static final List<Refusals> RUNNING = List.of(
            schema("nowhere to send the traffic", "    url: https://shop.example.com\n", ""),
            schema("no clean-up", "    clean-up: {each: {delete: \"/sold/{id}\", token: SHOP_TOKEN}}\n", ""),
            schema("no marks", "    marks: {phones: \"+9199\", keys: faultline-, header: X-Faultline-Run}\n", ""),
            schema("an inbox and a code", "  sandboxes:", "  code: SHOP_CODE\n  sandboxes:"),
            schema("neither inbox nor code", "    inbox: https://sms.example.com\n", ""),
            schema(
                    "a Toxiproxy",
                    "    inbox:",
                    "    toxiproxy: {api: \"http://127.0.0.1:8474\", links: {a: {b: c}}}\n    inbox:"),
            schema("no sandbox", "sandboxes: [bank]", "sandboxes: []"),
            parser("a sandbox that is a service of the system", "sandboxes: [bank]", "sandboxes: [web]"),
            parser("a sandbox that nobody knows", "sandboxes: [bank]", "sandboxes: [bnak]"),
            schema("half a timing", "warm-up: 1m, ", ""),
            schema("a limit of nothing", "told: 5m", "told: 0s"),
            schema("a secret in the file", "page: 100, token: SHOP_TOKEN", "page: 100, token: \"s3cret!\""));

    private AwsRefusals() {}
}
