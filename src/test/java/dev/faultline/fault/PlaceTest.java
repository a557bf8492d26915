package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.Topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the power goes: a zone of one region, or a region with all of its zones, and every link that touches it. */
class PlaceTest {
    private static final Targets TARGETS = new Targets(
            new PlannedFault(
                    new FaultSpec.RegionOutage("lost", Duration.ZERO, Duration.ofSeconds(5), "first"), List.of(), ""),
            new Topology(
                    "embedded",
                    Bench.NOWHERE,
                    Bench.NOWHERE,
                    Bench.NOWHERE,
                    Bench.NOWHERE,
                    List.of(
                            node("api-a", "a", "first"),
                            node("api-b", "b", "first"),
                            node("api-r2", "r2", "second"),
                            node("sms", "", "")),
                    List.of(
                            new Link("director-to-api-a", "director", "api-a"),
                            new Link("api-b-to-sms", "api-b", "sms"),
                            new Link("api-r2-to-sms", "api-r2", "sms"))));

    private static Node node(String name, String zone, String region) {
        return new Node(
                name,
                "api",
                zone,
                "serving",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                region);
    }

    @Test
    void aRegionIsAllOfItsZonesAndEveryLinkThatTouchesThem() {
        assertThat(TARGETS.linksOf(Place.region("first")))
                .extracting(Link::name)
                .containsExactly("director-to-api-a", "api-b-to-sms");
        assertThat(TARGETS.linksOf(Place.zone("b"))).extracting(Link::name).containsExactly("api-b-to-sms");
    }

    @Test
    void whatStandsOutsideBothRegionsIsInNone() {
        assertThat(TARGETS.linksOf(Place.region("second")))
                .extracting(Link::name)
                .containsExactly("api-r2-to-sms");
        assertThat(Place.region("first").holds().test(node("sms", "", ""))).isFalse();
    }

    @Test
    void aRegionInWhichNothingRunsCannotLoseItsPower() {
        assertThatThrownBy(() -> TARGETS.aliveIn(Place.region("first")))
                .isInstanceOf(InjectionFailed.class)
                .hasMessageContainingAll("something to run in the first region", "no living process there");
    }
}
