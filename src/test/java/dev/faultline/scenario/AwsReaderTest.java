package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a system is in AWS is read as its owner means it. */
class AwsReaderTest {
    private final AwsSpec shop = AwsShop.aws();

    @Test
    void namesBecomeArnsOfThisAccountAndRegionAlone() {
        assertThat(shop.account()).isEqualTo("111122223333");
        assertThat(shop.arn("cloudwatch", "alarm:shop-down"))
                .isEqualTo("arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-down");
        assertThat(shop.globalArn("iam", "role/" + shop.role()))
                .isEqualTo("arn:aws:iam::111122223333:role/drills/shop-fis");
    }

    @Test
    void aRegionOfAnotherPartitionHasOtherArns() {
        AwsSpec elsewhere = AwsShop.aws(AwsShop.AWS.replace("eu-central-1", "us-gov-west-1"));

        assertThat(elsewhere.globalArn("iam", "role/x")).startsWith("arn:aws-us-gov:iam::");
    }

    @Test
    void whatStandsThereIsWhatIsRead() {
        assertThat(shop.zones()).isEqualTo(Map.of("a", "eu-central-1a", "b", "eu-central-1b"));
        assertThat(shop.tag()).isEqualTo(new AwsTag("faultline", "shop"));
        assertThat(shop.production()).contains(new AwsTag("stage", "production"));
        assertThat(shop.alarms()).isEqualTo(Map.of("too-many-errors", "shop-5xx"));
        assertThat(shop.hold()).isEqualTo(Duration.ofMinutes(10));
        assertThat(shop.report()).isEmpty();
        assertThat(shop.services().get("web"))
                .isEqualTo(new AwsService(
                        new AwsResource.EcsService("shop", "web", AwsResource.Launch.FARGATE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("shop-web")));
        assertThat(shop.services().get("worker").is())
                .isEqualTo(new AwsResource.EksPods("shop-eks", "jobs", "labelSelector", "app=worker", "fis"));
        assertThat(shop.services().get("backup").is())
                .isEqualTo(new AwsResource.Bucket("shop-backup", Map.of("part", "backup"), Optional.of("eu-west-1")));
        assertThat(shop.zoneLoss().launchRoles()).isEqualTo(List.of("shop-nodes"));
    }

    @Test
    void aMetricIsOfAServiceForEachPeriod() {
        assertThat(shop.metrics())
                .containsExactly(new AwsMetric(
                        "pods",
                        "worker",
                        "ContainerInsights",
                        "service_number_of_running_pods",
                        Map.of("ClusterName", "shop-eks", "Namespace", "jobs", "Service", "worker"),
                        "Minimum",
                        Duration.ofMinutes(1)));
        assertThat(Shop.refusal(() -> AwsShop.aws("period: 1m", "period: 90s")))
                .contains("CloudWatch has no periods of 1m30s", "whole minutes up to 1h");
    }

    @Test
    void aMistakeIsShownWhereItStandsWithWhatWasMeant() {
        assertThat(Shop.refusal(() -> AwsShop.aws("  orders: {", "  order: {")))
                .contains("aws.yaml:16:3: unknown service of the system `order`", "^^^^^", "did you mean `orders`?");
        assertThat(Shop.refusal(
                        () -> AwsShop.aws("role: shop-web", "role: \"arn:aws:iam::111122223333:role/shop-web\"")))
                .contains("expected a name, found an ARN");
        assertThat(Shop.refusal(() -> AwsShop.aws("hold: 10m", "hold: 30s"))).contains("1m to 12h, found 30s");
    }

    @Test
    void aSystemThatIsNotInAwsSaysSo() {
        assertThatThrownBy(() -> new ScenarioFiles(Path.of("scenarios")).aws("staging"))
                .hasMessageContaining("nothing says where staging runs in AWS")
                .hasMessageContaining("scenarios/blinklean/aws.yaml");
    }

    @Test
    void theShippedExampleIsReadAndIsNoScenario() {
        AwsSpec blinklean = AwsShop.blinklean();

        assertThat(blinklean.account()).isEqualTo("111122223333");
        assertThat(blinklean.services()).containsKeys("api", "database", "redis", "zone-check", "sms", "payments");
        assertThat(new ScenarioFiles(Path.of("scenarios")).scenarioNames("blinklean"))
                .doesNotContain("aws");
    }
}
