package dev.faultline.verdict;

import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known to be wrong with the observation of a run. Any doubt turns a PASS into INCONCLUSIVE; a FAIL is taken
 * back only by a check that finds that the flaw could itself have produced its witness.
 *
 * @param run doubts about the run as a whole: they count against every objective
 * @param lost what was not observed, as the timeline has it
 * @param clients doubts about what the clients' figures say: they count against RTOs and SLOs
 * @param lateness set when the injector itself stood still, so that long response times may be its own
 * @param missing requests that the load reported and the log does not hold
 * @param surplus requests that the log holds beyond those that the load reported: counted twice, perhaps
 */
record Soundness(
        List<String> run,
        List<Event.ObservationLost> lost,
        List<String> clients,
        Optional<String> lateness,
        long missing,
        long surplus) {
    /** How the loss of one alarm's evaluation is named, before the alarm: it counts against that alarm alone. */
    static final String ALARM = "alarm:";

    /** How the loss of a reading of the links' traffic is named: it counts where that traffic is judged, and only there. */
    static final String LINKS = "links";

    /** How the loss of a metric of whoever runs the system is named, before the metric: it is shown, and nobody judges it. */
    static final String METRIC = "metric:";

    private static final String PROBE = "probe:";

    Soundness {
        run = List.copyOf(run);
        lost = List.copyOf(lost);
        clients = List.copyOf(clients);
    }

    /** No doubt at all: for a look at a run that still goes on. */
    static Soundness assumed() {
        return new Soundness(List.of(), List.of(), List.of(), Optional.empty(), 0, 0);
    }

    static Soundness of(Scenario scenario, RunTimeline timeline, OutcomeCount counted) {
        LoadAccount load = LoadAccount.of(scenario, timeline, counted);
        List<String> run = new ArrayList<>(RunDoubts.of(scenario, timeline));
        run.addAll(load.doubts());
        if (counted.impossible() > 0) {
            run.add(Figures.count(counted.impossible())
                    + " outcomes ended before they began or lie outside the run: a clock cannot be trusted");
        }
        List<String> clients = new ArrayList<>(ControlLink.doubts(timeline));
        load.lateness().ifPresent(clients::add);
        return new Soundness(
                run,
                timeline.all(Event.ObservationLost.class),
                clients,
                load.lateness(),
                load.missing(),
                load.surplus());
    }

    /** Doubts that count against an objective on the ledger, the read-back or the invariants. */
    List<String> ofRecords() {
        return with(run, Soundness::isOfAll);
    }

    /** The readings of the links' counters that failed: no doubt by themselves, since the next one makes up for them. */
    List<String> unreadLinks() {
        return with(List.of(), LINKS::equals);
    }

    /** Doubts that count against an objective on the requests of the load. */
    List<String> ofLoad() {
        return with(concat(run, clients), Soundness::isOfAll);
    }

    /** Doubts that count against an objective on the requests of a path, probes included. */
    List<String> ofPath(String path) {
        return with(concat(run, clients), what -> isOfAll(what) || what.equals(PROBE + path));
    }

    private static boolean isOfAll(String what) {
        return !what.startsWith(PROBE) && !what.startsWith(ALARM) && !what.startsWith(METRIC) && !what.equals(LINKS);
    }

    private List<String> with(List<String> doubts, Predicate<String> matters) {
        return concat(
                doubts,
                lost.stream()
                        .filter(e -> matters.test(e.what()))
                        .map(e -> "not observed: " + e.what() + ": " + e.why())
                        .toList());
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The same with more doubts against everything. */
    Soundness and(List<String> doubts) {
        return new Soundness(concat(run, doubts), lost, clients, lateness, missing, surplus);
    }
}
