package dev.faultline.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the capacity of a system is found, and what it is needed for: {@code capacity.yaml}.
 *
 * @param description what is measured and why, for people
 * @param seed where every random choice starts
 * @param claims the claims that it bears on
 * @param simulation the journeys that are made
 * @param arrivals the path that everybody's first request is about, by which those who came are counted
 * @param platform settings of the rehearsal platform, over the system's own
 * @param level what is promised to those who come
 * @param search where the highest load is looked for
 * @param step how long each load is offered
 * @param instances on how many instances
 * @param demand what has to be carried
 * @param most the most instances that a plan may take; 1 or more
 * @param costs what it costs; empty where nobody asks
 * @param connections what the database allows; empty where nobody asks
 */
public record CapacitySpec(
        String description,
        long seed,
        List<String> claims,
        String simulation,
        String arrivals,
        Map<String, String> platform,
        Level level,
        Search search,
        Step step,
        Instances instances,
        Expected demand,
        int most,
        Optional<Costs> costs,
        Optional<Connections> connections) {
    /** Copies the collections, so that the record cannot change. */
    public CapacitySpec {
        claims = List.copyOf(claims);
        platform = Map.copyOf(platform);
    }

    /**
     * The service level.
     *
     * @param paths the paths whose requests count; every path where there is none
     * @param within how long an answer may take
     * @param ratio the share of requests that must be answered well and in that time; over 0 and below 1
     */
    public record Level(List<String> paths, Duration within, double ratio) {
        /** Copies the list, so that the record cannot change. */
        public Level {
            paths = List.copyOf(paths);
        }

        /** Whether requests of a path count. */
        public boolean counts(String path) {
            return paths.isEmpty() || paths.contains(path);
        }
    }

    /**
     * Bounds of the search.
     *
     * @param least the lowest load that is offered, arrivals a second
     * @param most the highest
     * @param first the one to begin with on the fewest instances
     * @param precision how much higher the load that broke may be than the one that held, as a share of it
     * @param confidence how sure each step must be; one of 0.90, 0.95 and 0.99
     */
    public record Search(double least, double most, double first, double precision, double confidence) {}

    /**
     * One look at one load.
     *
     * @param settling how long a load is offered before anything counts
     * @param length how long it is then offered for a look; a whole number of times {@code settling}
     */
    public record Step(Duration settling, Duration length) {}

    /**
     * What is measured on how many instances.
     *
     * @param counts the numbers, rising
     * @param settings the settings of the platform that say how many there are
     */
    public record Instances(List<Integer> counts, List<String> settings) {
        /** Copies the lists, so that the record cannot change. */
        public Instances {
            counts = List.copyOf(counts);
            settings = List.copyOf(settings);
        }
    }

    /**
     * Who is expected.
     *
     * @param people with an account
     * @param visitsAMonth of each of them, on average
     * @param busiestHour the share of a day's visits in its busiest hour
     * @param peak how many times the average of that hour its busiest minutes have
     * @param growth the share by which the load grows a minute when it does
     * @param zones in how many zones the instances stand
     * @param scaling how long more instances take
     * @param queries to the database a second, as they were promised somewhere, by what for; may be empty
     */
    public record Expected(
            long people,
            double visitsAMonth,
            double busiestHour,
            double peak,
            double growth,
            int zones,
            Scaling scaling,
            Map<String, Double> queries) {
        /** Copies the map, in its order, so that the record cannot change. */
        public Expected {
            queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        }
    }

    /**
     * Where the scaling response is from.
     *
     * @param scenario its newest run on record is asked
     * @param objective which of its objectives measured it
     * @param otherwise what is taken where there is no such run
     */
    public record Scaling(String scenario, String objective, Duration otherwise) {}

    /**
     * What it costs.
     *
     * @param prices of the parts
     * @param booked the share of visits that end with a booking
     */
    public record Costs(Prices prices, double booked) {}

    /**
     * Connections to the database.
     *
     * @param setting the setting of the platform that says how many each instance keeps
     * @param most how many the database accepts
     * @param others how many are not the instances'
     */
    public record Connections(String setting, int most, int others) {}
}
