package dev.faultline.report;

import static dev.faultline.report.FabricatedFailover.at;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What was seen in the fabricated surge, from 35 to 75, and in the release after it. */
final class FabricatedSurge {
    private static final double DRAIN = 135;
    private static final double SURGE = 35;
    private static final double RELIEVED = 49;
    private static final double OVER = 75;

    private final Random random = new Random(11);
    private final List<Outcome> outcomes = new ArrayList<>();

    FabricatedSurge() {
        send("load:BookingSimulation", 0, DRAIN, 90);
        send("surge:offer", SURGE, OVER, 180);
        for (double t = 1; t < 130; t += 0.9) {
            outcomes.add(new Outcome(
                    "load:BookingSimulation", "malicious-request", at(t), at(t + .003), FailureKind.NONE, 403, ""));
        }
        outcomes.sort(Comparator.comparing(Outcome::end));
    }

    private void send(String source, double from, double to, double rate) {
        for (double t = from; t < to; t += -Math.log(1 - random.nextDouble()) / rate) {
            String path = random.nextInt(3) == 0 ? "book" : "availability";
            boolean crowded = t > SURGE + 2 && t < RELIEVED;
            double millis = (crowded ? 240 : 5) * Math.exp(random.nextGaussian() * .5);
            outcomes.add(
                    crowded && random.nextDouble() < .3
                            ? new Outcome(source, path, at(t), at(t + 1), FailureKind.SERVER_ERROR, 503, "overloaded")
                            : new Outcome(source, path, at(t), at(t + millis / 1000), FailureKind.NONE, 200, ""));
        }
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.LoadStarted(at(0), "load:BookingSimulation"),
                new Event.LoadStarted(at(SURGE), "surge:offer"),
                new Event.FaultInjected(at(SURGE), "offer", "load-surge", List.of("BookingSimulation"), at(35.1)),
                new Event.FaultBit(at(35.3), "offer", "its users have started"),
                new Event.FaultReverted(at(OVER), "offer", "told to drain"),
                new Event.FaultInjected(
                        at(80), "broken-version", "release", List.of("api-a", "api-b", "api-c"), at(80.1)),
                new Event.FaultBit(at(80.3), "broken-version", "the rollout is under way"),
                new Event.FaultReverted(at(105), "broken-version", "its time has passed"),
                new Event.ReleaseSeen(at(80.2), "api", "broken", "rolling", ""),
                new Event.ReleaseSeen(at(91.4), "api", "broken", "rolled-back", "api-a never answered /health"),
                new Event.RunEnded(at(137), "completed", "")));
        ended(events, "load:BookingSimulation", 135.5);
        ended(events, "surge:offer", 76);
        Map.of(
                        Phase.WARM_UP,
                        0.0,
                        Phase.BASELINE,
                        10.0,
                        Phase.FAULT,
                        30.0,
                        Phase.RECOVERY,
                        105.0,
                        Phase.AFTER,
                        120.0,
                        Phase.DRAIN,
                        DRAIN)
                .forEach((phase, second) -> events.add(new Event.PhaseBegan(at(second), phase)));
        alarms(events);
        replicas(events);
        probes(events);
        for (double t = 0; t < 136; t += .5) {
            events.add(new Event.ControlProbed(at(t), Duration.ofMillis(1)));
        }
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private void ended(List<Event> events, String source, double second) {
        long requests = outcomes.stream().filter(o -> o.source().equals(source)).count();
        events.add(new Event.LoadEnded(
                at(second),
                source,
                requests / 5,
                requests / 5,
                0,
                requests,
                Duration.ofMillis(3),
                Duration.ofMillis(20),
                "completed"));
    }

    private static void alarms(List<Event> events) {
        events.add(new Event.AlarmChanged(at(1), "error-spike", "ok", "0 > 1"));
        events.add(new Event.AlarmChanged(at(1), "slow-database", "ok", "0.004 > 0.25"));
        events.add(new Event.AlarmChanged(at(38), "error-spike", "pending", "14.2 > 1"));
        events.add(new Event.AlarmChanged(at(39), "error-spike", "firing", "18.9 > 1"));
        events.add(new Event.AlarmDelivered(at(39.2), "error-spike", "pager", "firing"));
        events.add(new Event.AlarmChanged(at(53), "error-spike", "ok", "0 > 1"));
        events.add(new Event.AlarmDelivered(at(53.1), "error-spike", "pager", "ok"));
    }

    private static void replicas(List<Event> events) {
        events.add(ready(0.5, 1, 1, 1, 3));
        events.add(ready(38.4, 1, 1, 1, 5));
        events.add(ready(44.9, 2, 1, 1, 5));
        events.add(ready(46.3, 2, 2, 1, 6));
        events.add(ready(52.8, 2, 2, 2, 6));
        events.add(ready(95, 2, 2, 2, 4));
        events.add(ready(95.6, 2, 1, 1, 4));
        events.add(ready(112, 1, 1, 1, 3));
    }

    private static Event ready(double second, int a, int b, int c, int desired) {
        return new Event.ReplicasSeen(at(second), "api", a + b + c, desired, Map.of("a", a, "b", b, "c", c));
    }

    private static void probes(List<Event> events) {
        for (double second : new double[] {25, 70, 125}) {
            boolean had = second == 70;
            events.add(new Event.ExposureProbed(
                    at(second),
                    "only-the-balancer-answers",
                    !had,
                    had ? "db-a answers on 127.0.0.10:5432" : "14 ports tried, the balancer's 2 answered"));
            events.add(new Event.ExposureProbed(at(second), "https-is-mandatory", true, "301 to https"));
        }
    }
}
