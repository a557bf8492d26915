package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.StopCondition;
import dev.faultline.scenario.Timing;
import dev.faultline.timeline.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was planned, in the words of the page, and beside the planned load the load as it came. */
final class PlanWords {
    private final Plan plan;
    private final List<Event.LoadEnded> loads;

    PlanWords(RunRecord run) {
        this.plan = run.plan();
        this.loads = Course.all(run.events(), Event.LoadEnded.class);
    }

    RunPage.PlanTables tables() {
        return new RunPage.PlanTables(
                plan.faults().stream().map(PlanWords::fault).toList(),
                loads(),
                phases(plan.scenario().timing()),
                plan.scenario().steadyState().stream().map(PlanWords::slo).toList(),
                plan.scenario().stopConditions().stream()
                        .map(PlanWords::stopCondition)
                        .toList());
    }

    private static RunPage.FaultRow fault(PlannedFault fault) {
        return new RunPage.FaultRow(
                fault.spec().id(),
                fault.spec().kind(),
                String.join(", ", fault.targets()),
                Figures.chosen(fault.spec().at()) + " after the baseline",
                held(fault.spec()),
                fault.fidelityGap().isBlank() ? "none stated" : fault.fidelityGap());
    }

    private static String held(FaultSpec spec) {
        if (spec instanceof FaultSpec.Remedy) {
            return "comes to its own end";
        }
        return spec.hold().isZero() ? "heals itself" : Figures.chosen(spec.hold());
    }

    private List<RunPage.LoadRow> loads() {
        List<RunPage.LoadRow> rows = new ArrayList<>();
        plan.scenario()
                .load()
                .forEach(load -> rows.add(row(load.simulation(), offered(load), "load:" + load.simulation())));
        plan.scenario().method().stream()
                .filter(FaultSpec.AddedLoad.class::isInstance)
                .map(FaultSpec.AddedLoad.class::cast)
                .forEach(added -> rows.add(row(
                        added.simulation() + ", " + shape(added) + " " + added.id(),
                        offered(added),
                        "surge:" + added.id())));
        return rows;
    }

    private static String offered(LoadSpec load) {
        return plain(load.usersPerSecond()) + "/s"
                + load.soak()
                        .map(soak -> ", " + plain(soak.share() * 100) + " % of " + plain(soak.of()) + "/s")
                        .orElse("");
    }

    private static String shape(FaultSpec.AddedLoad added) {
        return added.kind().substring(added.kind().indexOf('-') + 1);
    }

    private static String offered(FaultSpec.AddedLoad added) {
        if (added instanceof FaultSpec.LoadDay day) {
            return plain(day.trough()) + "/s to " + plain(day.peak()) + "/s and back";
        }
        if (added instanceof FaultSpec.LoadReplay replay) {
            return replay.recording().log() + " at " + plain(replay.recording().speed()) + "×, up to "
                    + plain(replay.recording().busiest()) + "/s";
        }
        return added.rates().stream().map(rate -> plain(rate) + "/s").collect(Collectors.joining(", "));
    }

    private RunPage.LoadRow row(String name, String offered, String source) {
        Optional<Event.LoadEnded> ended =
                loads.stream().filter(end -> end.source().equals(source)).findFirst();
        return new RunPage.LoadRow(
                name,
                offered,
                ended.map(end -> Figures.count(end.plannedUsers())).orElse("unknown"),
                ended.map(end -> Figures.count(end.startedUsers())).orElse("unknown"),
                ended.map(end -> Figures.count(end.unfinishedUsers())).orElse("unknown"),
                ended.map(end -> Figures.duration(end.latenessP99()) + ", at most "
                                + Figures.duration(end.latenessMax()))
                        .orElse("unknown"),
                ended.map(Event.LoadEnded::exit).orElse("its end was not recorded"));
    }

    private static List<RunPage.Fact> phases(Timing timing) {
        return List.of(
                new RunPage.Fact("warm-up", Figures.chosen(timing.warmUp())),
                new RunPage.Fact("baseline", Figures.chosen(timing.baseline())),
                new RunPage.Fact("fault", Figures.chosen(timing.fault())),
                new RunPage.Fact("recovery", "at most " + Figures.chosen(timing.recovery())),
                new RunPage.Fact("after", Figures.chosen(timing.after())));
    }

    private static String slo(Objective.Slo slo) {
        String path = slo.path().equals("*") ? "all requests" : slo.path();
        return path + ", " + slo.phase().label() + ": " + level(slo.level());
    }

    private static String level(Objective.Level level) {
        if (level instanceof Objective.Level.Availability availability) {
            return String.format(Locale.ROOT, "at least %s %% good", plain(availability.atLeast() * 100));
        }
        if (level instanceof Objective.Level.Latency latency) {
            return "p" + plain(latency.percentile()) + " at most " + Figures.chosen(latency.atMost());
        }
        if (level instanceof Objective.Level.Throughput throughput) {
            return "at least " + Figures.rate(throughput.atLeast()) + " good requests";
        }
        throw new IllegalStateException("no words for " + level);
    }

    private static String stopCondition(StopCondition condition) {
        if (condition instanceof StopCondition.ErrorRatio ratio) {
            return "more than " + plain(ratio.above() * 100) + " % of requests fail throughout "
                    + Figures.chosen(ratio.window());
        }
        if (condition instanceof StopCondition.InFlight inFlight) {
            return "more than " + Figures.count(inFlight.above()) + " requests under way";
        }
        throw new IllegalStateException("no words for " + condition);
    }

    private static String plain(double value) {
        return new BigDecimal(String.format(Locale.ROOT, "%.4f", value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
