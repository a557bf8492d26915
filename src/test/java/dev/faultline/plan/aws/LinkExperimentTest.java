package dev.faultline.plan.aws;

import static dev.faultline.plan.aws.ShopInAws.assertRefused;
import static dev.faultline.plan.aws.ShopInAws.injected;
import static dev.faultline.plan.aws.ShopInAws.only;
import static dev.faultline.plan.aws.ShopInAws.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.PlanException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of faults on links in AWS. */
class LinkExperimentTest {
    @Test
    void aSlowLinkDelaysWhatTasksSendToAnAddress() throws PlanException {
        AwsFault.Injected fault =
                injected("hold: 1m\n    link-latency: {id: it, from: web, to: database, latency: 2s, jitter: 50ms}");

        assertThat(only(fault).actionId()).isEqualTo("aws:ecs:task-network-latency");
        assertThat(only(fault).parameters())
                .isEqualTo(Map.of(
                        "duration",
                        "PT10M",
                        "delayMilliseconds",
                        "2000",
                        "jitterMilliseconds",
                        "50",
                        "sources",
                        "db.shop.internal",
                        "useEcsFaultInjectionEndpoints",
                        "true"));
        assertThat(target(fault).selectionMode()).isEqualTo("ALL");
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("a round trip takes the latency once"));
    }

    @Test
    void aBlackHoleLosesWhatPodsSend() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1m\n    link-blackhole: {id: it, from: worker-a, to: bank}");

        assertThat(only(fault).actionId()).isEqualTo("aws:eks:pod-network-packet-loss");
        assertThat(only(fault).parameters())
                .containsEntry("lossPercent", "100")
                .containsEntry("sources", "203.0.113.0/24");
        assertThat(target(fault).parameters()).containsEntry("availabilityZoneIdentifier", "eu-central-1a");
    }

    @Test
    void aCutLinkHangsWhereItShouldBeRefusedAndSaysSo() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1m\n    link-down: {id: it, from: web, to: bank}");

        assertThat(only(fault).actionId()).isEqualTo("aws:ecs:task-network-packet-loss");
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("Nothing is refused"));
    }

    @Test
    void aCutFromTasksToABucketIsACutFromS3() throws PlanException {
        assertThat(only(injected("hold: 1m\n    link-down: {id: it, from: web, to: uploads}"))
                        .parameters())
                .containsEntry("sources", "S3");
    }

    @Test
    void anEndpointIsClosedForEveryone() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1m\n    link-down: {id: it, from: web, to: parameters}");

        assertThat(only(fault).actionId()).isEqualTo("aws:network:disrupt-vpc-endpoint");
        assertThat(only(fault).targets()).containsOnlyKeys("VPCEndpoints");
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("Everyone who goes through the endpoint"));
    }

    @Test
    void callsOfARoleFailByTheRolesArn() throws PlanException {
        AwsFault.Injected down = injected("hold: 1m\n    link-down: {id: it, from: web, to: fleet}");
        assertThat(only(down).actionId()).isEqualTo("aws:fis:inject-api-unavailable-error");
        assertThat(only(down).parameters())
                .isEqualTo(Map.of(
                        "duration",
                        "PT10M",
                        "service",
                        "ec2",
                        "percentage",
                        "100",
                        "operations",
                        "RunInstances,StartInstances"));
        assertThat(target(down).resourceArns()).containsExactly("arn:aws:iam::111122223333:role/shop-web");

        assertThat(only(injected("hold: 1m\n    link-reset: {id: it, from: web, to: fleet}"))
                        .actionId())
                .isEqualTo("aws:fis:inject-api-internal-error");
    }

    @Test
    void instancesAreCutOffByTheirSubnets() throws PlanException {
        AwsFault.Injected toS3 = injected("hold: 1m\n    link-down: {id: it, from: legacy, to: uploads}");
        assertThat(only(toS3).actionId()).isEqualTo("aws:network:disrupt-connectivity");
        assertThat(only(toS3).parameters()).isEqualTo(Map.of("scope", "s3", "duration", "PT10M"));
        assertThat(target(toS3).resourceTags()).isEqualTo(Map.of("faultline", "shop", "tier", "legacy-net"));

        assertThat(only(injected("hold: 1m\n    link-down: {id: it, from: legacy, to: bank}"))
                        .parameters())
                .isEqualTo(Map.of(
                        "scope", "prefix-list", "duration", "PT10M", "prefixListIdentifier", "pl-0123456789abcdef0"));
    }

    @Test
    void aCutBetweenBucketsPausesTheirReplication() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1h\n    link-blackhole: {id: it, from: uploads, to: backup}");

        assertThat(only(fault).actionId()).isEqualTo("aws:s3:bucket-pause-replication");
        assertThat(only(fault).parameters())
                .isEqualTo(Map.of("duration", "PT1H", "region", "eu-west-1", "destinationBuckets", "shop-backup"));
        assertThat(target(fault).resourceTags()).isEqualTo(Map.of("faultline", "shop", "part", "uploads"));
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("up to an hour"));
    }

    @Test
    void anAddressThatIsNotKnownIsAskedFor() {
        assertRefused(
                "hold: 1m\n    link-latency: {id: it, from: web, to: cache, latency: 1s}",
                "needs to know how `cache` is reached",
                "add its `address` in aws.yaml");
    }
}
