package dev.faultline.verdict;

import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A story of two regions: the first one is lost at 15 for 15 s, the second one's replica is asked to be promoted at 20. */
final class TwoRegions {
    static final FaultSpec LOST = new FaultSpec.RegionOutage("lost", Duration.ZERO, Duration.ofSeconds(15), "first");
    static final FaultSpec PROMOTION = new FaultSpec.Promotion("promotion", Duration.ofSeconds(5), "lost");
    private static final SystemSpec SYSTEM = new SystemSpec(
            "regions",
            "",
            Map.of(),
            List.of(database("db-a"), database("db-b"), database("db-r2")),
            List.of(),
            List.of(),
            List.of("book"),
            new SystemSpec.Login("/a", "/b"),
            List.of(),
            Optional.of(new SystemSpec.ReadBack("/c", 10)),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Journeys.OF_BLINKLEAN,
            Optional.empty());

    private TwoRegions() {}

    private static Topology.Node database(String name) {
        return new Topology.Node(name, "database", "", "replica", Optional.empty());
    }

    /** The loss and the promotion, both seen to have bitten; nothing is told of roles yet. */
    static Story lost() {
        return cleanRun()
                .without(Event.FaultInjected.class)
                .without(Event.FaultBit.class)
                .without(Event.FaultReverted.class)
                .method(LOST, PROMOTION)
                .add(new Event.FaultInjected(at(15), "lost", "region-outage", List.of("db-a", "db-b"), at(15.01)))
                .bit("lost", 15.5)
                .add(new Event.FaultInjected(at(20), "promotion", "promotion", List.of("db-r2"), at(20.01)))
                .bit("promotion", 20.1)
                .reverted("lost", 30)
                .reverted("promotion", 45);
    }

    /** The same with the roles as they should be: db-a, then db-r2, and the first region cloned anew. */
    static Story promoted() {
        return role(
                role(
                                role(
                                                role(role(lost(), 1, "db-a", "primary"), 1, "db-b", "standby"),
                                                1,
                                                "db-r2",
                                                "replica")
                                        .add(new Event.RegionsSeen(at(1), "first", "db-a", "idle", ""))
                                        .add(new Event.RegionsSeen(at(17), "second", "db-a", "idle", "")),
                                21,
                                "db-r2",
                                "primary")
                        .add(new Event.RegionsSeen(at(21), "second", "db-r2", "promoted", "")),
                30.2,
                "db-a",
                "down");
    }

    static Story role(Story story, double at, String node, String role) {
        return story.add(new Event.RoleSeen(at(at), node, "a", role));
    }

    static Verdict judged(Story story, Objective objective) {
        return story.judged(objective, SYSTEM);
    }
}
