package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Recording;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The requests that a plan asks for: 10 users a second of 3 requests each, and from 4 on 5 and then 15 more, for 3 s each. */
class PlannedTrafficTest {
    private static final FaultSpec.AddedLoad CLIMB = new FaultSpec.LoadStaircase(
            "climb", Duration.ofSeconds(2), Duration.ofSeconds(6), "BookingSimulation", List.of(5.0, 15.0));
    private static final Steps SECONDS = Steps.over(Duration.ZERO, Duration.ofSeconds(14), Duration.ofSeconds(1));

    private static Instant at(double second) {
        return Instant.EPOCH.plusMillis(Math.round(second * 1000));
    }

    private static double[] planned(Event... more) {
        return planned(CLIMB, more);
    }

    private static double[] planned(FaultSpec.AddedLoad added, Event... more) {
        List<Event> events = new ArrayList<>(List.of(
                new Event.LoadStarted(at(0), "load:BookingSimulation"),
                new Event.PhaseBegan(at(0), Phase.WARM_UP),
                new Event.PhaseBegan(at(1), Phase.BASELINE),
                new Event.PhaseBegan(at(2), Phase.FAULT),
                new Event.PhaseBegan(at(12), Phase.DRAIN)));
        events.addAll(List.of(more));
        Plan plan = new Plan(
                BareSystem.scenario(added),
                BareSystem.system(),
                "embedded",
                1,
                List.of(new PlannedFault(added, List.of(added.simulation()), "")),
                Map.of());
        PlannedTraffic traffic = new PlannedTraffic(plan, Course.of(events, at(0), at(14)));
        for (int i = 0; i < 30; i++) {
            traffic.accept(new Outcome("load:BookingSimulation", "book", at(1.5), at(1.51), FailureKind.NONE, 200, ""));
        }
        return traffic.perSecond(SECONDS);
    }

    @Test
    void aStaircaseIsPlannedStepAfterStep() {
        double[] rates = planned(
                new Event.FaultInjected(at(4), "climb", "load-staircase", List.of(), at(4)),
                new Event.FaultReverted(at(10), "climb", "drained"));
        assertThat(rates[3]).isCloseTo(30, within(1e-9));
        assertThat(rates[4]).isCloseTo(45, within(1e-9));
        assertThat(rates[6]).isCloseTo(45, within(1e-9));
        assertThat(rates[7]).isCloseTo(75, within(1e-9));
        assertThat(rates[9]).isCloseTo(75, within(1e-9));
        assertThat(rates[10]).isCloseTo(30, within(1e-9));
        assertThat(rates[12]).isZero();
    }

    @Test
    void aStaircaseThatWasNeverSeenToEndStaysOnItsLastStep() {
        double[] rates = planned(new Event.FaultInjected(at(4), "climb", "load-staircase", List.of(), at(4)));
        assertThat(rates[11]).isCloseTo(75, within(1e-9));
    }

    @Test
    void aStaircaseThatWasNotInjectedIsNotPlanned() {
        assertThat(planned()[8]).isCloseTo(30, within(1e-9));
    }

    @Test
    void aRecordedLogIsPlannedRequestByRequest() {
        FaultSpec.LoadReplay replay = new FaultSpec.LoadReplay(
                "evening",
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                new Recording("x.log", "c0ffee", 2, 33, 0, 0, List.of(), List.of(4.0, 0.0, 7.0)));

        double[] rates = planned(
                replay,
                new Event.FaultInjected(at(4), "evening", "load-replay", List.of(), at(4)),
                new Event.FaultReverted(at(10), "evening", "drained"));

        assertThat(rates[4]).isCloseTo(34, within(1e-9));
        assertThat(rates[6]).isCloseTo(30, within(1e-9));
        assertThat(rates[9]).isCloseTo(37, within(1e-9));
        assertThat(rates[10]).isCloseTo(30, within(1e-9));
    }
}
