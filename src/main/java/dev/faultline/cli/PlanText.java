package dev.faultline.cli;

import dev.faultline.plan.FromOutside;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.CallSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan as a person reads it at the terminal. */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan) {
        StringBuilder text = new StringBuilder();
        Timing timing = plan.scenario().timing();
        line(
                text,
                "%s on %s (backend %s, seed %d)",
                plan.scenario().name(),
                plan.system().name(),
                plan.backend(),
                plan.seed());
        plan.system().target().ifPresent(target -> line(text, "  at %s", target.url()));
        line(text, "  %s", plan.scenario().description().strip().replace("\n", "\n  "));
        line(text, "");
        if (!plan.scenario().platform().isEmpty()) {
            line(text, "Platform settings of this scenario");
            plan.scenario().platform().forEach((name, value) -> line(text, "  %s = %s", name, value));
        }
        line(text, "Load");
        plan.scenario().load().forEach(load -> line(text, "  %-20s %s", load.simulation(), LoadText.of(load)));
        line(text, "Phases");
        line(
                text,
                "  warm-up %s, baseline %s, fault %s, recovery at most %s, after %s",
                words(timing.warmUp()),
                words(timing.baseline()),
                words(timing.fault()),
                words(timing.recovery()),
                words(timing.after()));
        line(text, "Method");
        if (plan.faults().isEmpty()) {
            line(text, "  nothing is broken");
        }
        plan.faults().forEach(fault -> fault(text, timing, fault));
        line(text, "Stop conditions");
        plan.scenario().stopConditions().forEach(condition -> line(text, "  %s", condition));
        line(text, "Objectives");
        for (Objective objective : plan.scenario().objectives()) {
            line(text, "  %-12s %-28s %s", objective.kind(), objective.id(), String.join(", ", objective.claims()));
            Optional.ofNullable(plan.gaps().get(objective.id()))
                    .ifPresent(gap -> line(text, "    not shown here: %s", gap));
        }
        List<String> unseen = FromOutside.unseen(plan);
        if (!unseen.isEmpty()) {
            line(text, "Not seen from outside");
            unseen.forEach(words -> line(text, "  %s", words));
        }
        return text.toString();
    }

    private static void requests(StringBuilder text, CallSpec call) {
        line(
                text,
                "    begins with %s, ends with %s, is seen by %s",
                call.inject(),
                call.undo(),
                call.bitten().probe());
    }

    private static void fault(StringBuilder text, Timing timing, PlannedFault fault) {
        Duration at = timing.warmUp().plus(timing.baseline()).plus(fault.spec().at());
        String held = end(fault.spec());
        line(
                text,
                "  at %s: %s %s on %s, %s",
                words(at),
                fault.spec().kind(),
                fault.spec().id(),
                fault.targets(),
                held);
        if (fault.spec() instanceof FaultSpec.Call call) {
            requests(text, call.call());
        }
        if (fault.spec() instanceof FaultSpec.AddedLoad added) {
            LoadText.of(added).forEach(words -> line(text, "    %s", words));
        }
        line(text, "    not shown here: %s", fault.fidelityGap());
    }

    private static String end(FaultSpec spec) {
        if (spec instanceof FaultSpec.Release || spec instanceof FaultSpec.Remedy) {
            return "comes to its own end";
        }
        if (spec instanceof FaultSpec.DataLoss loss) {
            return "held for " + words(loss.hold()) + ", then the database is asked for as it was "
                    + words(loss.margin()) + " before";
        }
        return spec.hold().isZero() ? "heals itself" : "held for " + words(spec.hold());
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
