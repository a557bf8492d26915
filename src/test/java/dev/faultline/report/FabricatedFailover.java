package dev.faultline.report;

import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What was seen in the fabricated failover: events, and requests drawn from a fixed seed. */
final class FabricatedFailover {
    private static final double END = 116;
    private static final double KILL = 50;
    private static final List<String> PATHS = List.of(
            "otp-request", "otp-verify", "zones", "availability", "availability", "book", "read-back", "cancel");

    private final Random random = new Random(7);
    private final double healed;

    private FabricatedFailover(double healed) {
        this.healed = healed;
    }

    static FabricatedFailover healing() {
        return new FabricatedFailover(51);
    }

    static FabricatedFailover unhealed() {
        return new FabricatedFailover(END);
    }

    private boolean heals() {
        return healed < END;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.Anchored(at(-13), anchor("harness")),
                new Event.Anchored(at(-2), anchor("load:BookingSimulation")),
                new Event.InvariantChecked(at(-4), "before", "one-writer", true, "db-a"),
                new Event.LoadStarted(at(0), "load:BookingSimulation"),
                new Event.LoadStarted(at(0.02), "load:OtpSimulation"),
                new Event.FaultInjected(at(KILL), "kill-primary", "process-kill", List.of("db-a"), at(50.04)),
                new Event.FaultBit(at(50.09), "kill-primary", "the process 4711 is gone"),
                loadEnded("load:BookingSimulation", 3_312),
                loadEnded("load:OtpSimulation", 931),
                new Event.ReadBack(at(117.2), true, 2_223, ""),
                new Event.RunEnded(at(118), "completed", "")));
        phases(events);
        roles(events);
        replicas(events);
        for (double t = -3; t < END; t += .5) {
            events.add(new Event.ControlProbed(at(t), Duration.ofNanos(600_000 + random.nextInt(900_000))));
            boolean standbyGone = t > KILL && t < 57;
            events.add(new Event.SignalSeen(
                    at(t), "replication-lag-bytes", "db-b", standbyGone ? 0 : random.nextInt(20_000)));
        }
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private static void phases(List<Event> events) {
        Map.of(
                        Phase.WARM_UP,
                        0,
                        Phase.BASELINE,
                        15,
                        Phase.FAULT,
                        40,
                        Phase.RECOVERY,
                        65,
                        Phase.AFTER,
                        95,
                        Phase.DRAIN,
                        113)
                .forEach((phase, second) -> events.add(new Event.PhaseBegan(at(second), phase)));
    }

    private void roles(List<Event> events) {
        for (String api : List.of("api-a", "api-b", "api-c")) {
            events.add(new Event.RoleSeen(at(-5), api, api.substring(4), "serving"));
        }
        events.add(new Event.RoleSeen(at(-5), "redis", "a", "serving"));
        events.add(new Event.RoleSeen(at(-5), "db-a", "a", "primary"));
        events.add(new Event.RoleSeen(at(-5), "db-b", "b", "standby"));
        events.add(new Event.RoleSeen(at(50.1), "db-a", "a", "down"));
        if (heals()) {
            events.add(new Event.RoleSeen(at(50.62), "db-b", "b", "primary"));
            events.add(new Event.RoleSeen(at(54.1), "db-a", "a", "cloning"));
            events.add(new Event.RoleSeen(at(57.4), "db-a", "a", "standby"));
            events.add(
                    new Event.FaultReverted(at(57.4), "kill-primary", "db-a follows db-b as its synchronous standby"));
        }
    }

    private void replicas(List<Event> events) {
        events.add(new Event.ReplicasSeen(at(-4), "api", 3, 3, Map.of("a", 1, "b", 1, "c", 1)));
        if (!heals()) {
            events.add(new Event.ReplicasSeen(at(53), "api", 2, 3, Map.of("a", 1, "b", 0, "c", 1)));
            events.add(new Event.ReplicasSeen(at(61), "api", 3, 3, Map.of("a", 1, "b", 1, "c", 1)));
        }
    }

    private static Event loadEnded(String source, long users) {
        return new Event.LoadEnded(
                at(116), source, users, users, 0, users * 6, Duration.ofMillis(4), Duration.ofMillis(31), "completed");
    }

    private static ClockAnchor anchor(String process) {
        return new ClockAnchor(process, at(-13), 123, Duration.ofNanos(240));
    }

    /** The requests, in the order in which they ended. */
    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        double t = 0;
        while (t < 113) {
            t += -Math.log(1 - random.nextDouble()) / rate(t);
            String path = PATHS.get(random.nextInt(PATHS.size()));
            String source = path.startsWith("otp") ? "load:OtpSimulation" : "load:BookingSimulation";
            outcomes.add(request(source, path, t));
        }
        for (double probe = 0; probe < 116; probe += .05) {
            outcomes.add(request("probe:book", "book", probe));
            outcomes.add(request("probe:availability", "availability", probe + .02));
        }
        outcomes.sort(Comparator.comparing(Outcome::end));
        return outcomes;
    }

    private static double rate(double t) {
        return 250 * Math.min(1, .05 + .95 * t / 15);
    }

    private Outcome request(String source, String path, double t) {
        boolean usesDatabase = !path.startsWith("otp") && !path.equals("zones");
        if (usesDatabase && t > KILL + .1 && t < healed && random.nextDouble() < .93) {
            return failed(source, path, t);
        }
        double crowd = t > KILL && t < healed + 3 ? 6 : 1;
        double cold = t < 6 ? 5 : 1;
        double millis = (path.equals("book") ? 7 : 2.4) * crowd * cold * Math.exp(random.nextGaussian() * .55);
        return new Outcome(source, path, at(t), at(t + millis / 1000), FailureKind.NONE, 200, "");
    }

    private Outcome failed(String source, String path, double t) {
        double kind = random.nextDouble();
        if (kind < .25) {
            return new Outcome(source, path, at(t), at(t + 2), FailureKind.TIMEOUT, 0, "no answer within 2 s");
        }
        return kind < .4
                ? new Outcome(source, path, at(t), at(t + .004), FailureKind.CLOSED_EARLY, 0, "closed")
                : new Outcome(source, path, at(t), at(t + .6), FailureKind.SERVER_ERROR, 503, "503");
    }

    static Instant at(double seconds) {
        return FabricatedRun.START.plusNanos(Math.round(seconds * 1e9));
    }
}
