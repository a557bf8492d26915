package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.fault.LinkProbe.End;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.timeline.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults on links of a real fault proxy: that they bite, are proven by a new connection, and are undone. */
class LinkFaultsTest {
    private static final LinkSelector SELECTOR = new LinkSelector("api", "redis");
    private static final Duration HOLD = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private ProxiedLink link;
    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        link = new ProxiedLink();
        bench = new Bench(folder, link.api(), List.of(), ProxiedLink.LINKS);
        assertThat(link.probe().end()).isEqualTo(End.ANSWERED);
    }

    @AfterEach
    void stop() throws Exception {
        try (ProxiedLink last = link) {
            assertThat(last).isNotNull();
            bench.close();
        }
    }

    private static PlannedFault onBothLinks(FaultSpec spec) {
        return new PlannedFault(spec, List.of("api-a-to-redis", "api-b-to-redis"), "");
    }

    private static FaultSpec blackhole(String id) {
        return new FaultSpec.LinkBlackhole(id, Duration.ZERO, HOLD, SELECTOR);
    }

    private void assertProvenAndUndone(FaultSpec spec, End expected, String... proofWords) throws Exception {
        Injection injection = bench.faults.inject(onBothLinks(spec));

        assertThat(Bench.proofOf(injection))
                .hasValueSatisfying(
                        proof -> assertThat(proof).contains(proofWords).contains("api-a-to-redis", "api-b-to-redis"));
        assertThat(link.probe().end()).isEqualTo(expected);

        bench.faults.revert(injection);

        assertThat(link.probe().end()).isEqualTo(End.ANSWERED);
        assertThat(link.isClean("api-a-to-redis")).isTrue();
        assertThat(link.isClean("api-b-to-redis")).isTrue();
        assertThat(bench.journal.pending()).isEmpty();
        assertThat(bench.events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(Event.FaultInjected.class, Event.FaultBit.class, Event.FaultReverted.class);
    }

    @Test
    void latencyMakesAnswersLate() throws Exception {
        assertProvenAndUndone(
                new FaultSpec.LinkLatency(
                        "slow", Duration.ZERO, HOLD, SELECTOR, Duration.ofMillis(150), Duration.ofMillis(20)),
                End.ANSWERED,
                "slow-upstream and slow-downstream",
                "the answer to a new connection took");
    }

    @Test
    void aBlackHoleSwallowsEverything() throws Exception {
        assertProvenAndUndone(blackhole("hole"), End.SILENT, "a new connection hangs");
    }

    @Test
    void aResetBreaksConnections() throws Exception {
        assertProvenAndUndone(
                new FaultSpec.LinkReset("reset", Duration.ZERO, HOLD, SELECTOR, Duration.ofMillis(100)),
                End.RESET,
                "a new connection was reset after");
    }

    @Test
    void aNarrowLinkMakesManyBytesLate() throws Exception {
        assertProvenAndUndone(
                new FaultSpec.LinkBandwidth("narrow", Duration.ZERO, HOLD, SELECTOR, 20_000),
                End.ANSWERED,
                "narrow-upstream and narrow-downstream",
                "the answer to 2000 bytes over a new connection took");
    }

    @Test
    void aNarrowLinkIsNotProvenByAnAnswerThatComesAtOnce() {
        LinkTrouble narrow = new LinkTrouble.Bandwidth(20_000);

        assertThat(narrow.shownBy(new LinkProbe.Seen(End.ANSWERED, Duration.ofMillis(99))))
                .isEmpty();
        assertThat(narrow.shownBy(new LinkProbe.Seen(End.SILENT, Duration.ofSeconds(2))))
                .isEmpty();
        assertThat(narrow.shownBy(new LinkProbe.Seen(End.CLOSED, Duration.ofMillis(100))))
                .isPresent();
    }

    @Test
    void aCutLinkRefuses() throws Exception {
        assertProvenAndUndone(
                new FaultSpec.LinkDown("cut", Duration.ZERO, HOLD, SELECTOR), End.REFUSED, "is disabled", "refused");
    }

    @Test
    void aBlackHoleThatDoesNotHangIsNotProven() throws Exception {
        link.stopUpstream(); // then the proxy closes each new connection, as Toxiproxy does

        Injection injection = bench.faults.inject(onBothLinks(blackhole("hole")));

        assertThat(Bench.proofOf(injection)).isEmpty();
        assertThat(bench.events(Event.FaultBit.class)).isEmpty();
    }

    @Test
    void aToxicThatSomebodyElseRemovedIsUndoneAllTheSame() throws Exception {
        Injection injection = bench.faults.inject(onBothLinks(blackhole("hole")));
        link.proxy("api-a-to-redis").toxics().get("hole-upstream").remove();

        bench.faults.revert(injection);

        assertThat(link.isClean("api-a-to-redis")).isTrue();
        assertThat(link.isClean("api-b-to-redis")).isTrue();
    }

    @Test
    void whatWasAppliedBeforeAnActFailedIsTakenBack() throws Exception {
        link.proxy("api-b-to-redis").delete();

        assertThatThrownBy(() -> bench.faults.inject(onBothLinks(blackhole("hole"))))
                .isInstanceOf(InjectionFailed.class)
                .hasMessageContainingAll("fault hole could not be applied", "no link api-b-to-redis");

        assertThat(link.isClean("api-a-to-redis")).isTrue();
        assertThat(bench.journal.pending()).isEmpty();
        assertThat(bench.events(Event.FaultReverted.class)).hasSize(1);
    }

    @Test
    void faultsOnOneLinkAreUndoneEachByItself() throws Exception {
        Injection hole = bench.faults.inject(onBothLinks(blackhole("hole")));
        Injection cut = bench.faults.inject(onBothLinks(new FaultSpec.LinkDown("cut", Duration.ZERO, HOLD, SELECTOR)));

        bench.faults.revert(hole);
        assertThat(link.probe().end()).isEqualTo(End.REFUSED);

        bench.faults.revert(cut);
        assertThat(link.probe().end()).isEqualTo(End.ANSWERED);
    }

    @Test
    void anUnknownLinkIsNamedWithTheKnownOnes() {
        PlannedFault fault = new PlannedFault(blackhole("hole"), List.of("api-z-to-redis"), "");

        assertThatThrownBy(() -> bench.faults.inject(fault))
                .hasMessageContainingAll("hole (link-blackhole)", "no link api-z-to-redis", "api-b-to-redis");
    }
}
