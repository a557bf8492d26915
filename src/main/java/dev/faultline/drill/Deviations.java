package dev.faultline.drill;

import dev.faultline.report.Figures;
import dev.faultline.scenario.DrillFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What went otherwise than the drill's file says: nothing of it decides a verdict, and all of it is told. */
final class Deviations {
    private final DrillOrder order;
    private final DrillHeld held;

    Deviations(DrillOrder order, DrillHeld held) {
        this.order = order;
        this.held = held;
    }

    List<Deviation> all() {
        List<Deviation> all = new ArrayList<>();
        order.override().ifPresent(override -> window(override).ifPresent(all::add));
        order.changes().forEach(change -> all.add(new Deviation("drill", change)));
        if (!held.ending().whole()) {
            all.add(new Deviation(
                    "drill",
                    held.ending().how() + " before its end: " + held.ending().why()));
        }
        held.steps().forEach(step -> of(step).ifPresent(all::add));
        held.steps().forEach(step -> repeated(step).ifPresent(all::add));
        held.steps().forEach(step -> late(step).ifPresent(all::add));
        order.findings().forEach(finding -> overdue(finding).ifPresent(all::add));
        return all;
    }

    /** To be allowed what was allowed anyway is none. */
    private Optional<Deviation> window(DrillOrder.WindowOverride override) {
        boolean inside = order.spec().window().isOpen(held.began())
                && order.spec().window().isOpen(held.ended());
        return inside
                ? Optional.empty()
                : Optional.of(new Deviation(
                        "drill",
                        "held outside its window (" + order.spec().window().words() + "), which " + override.by()
                                + " overrode: " + override.reason()));
    }

    private static Optional<Deviation> of(StepRecord step) {
        String note = step.note().isEmpty() ? "" : ": " + step.note();
        return switch (step.outcome()) {
            case NOT_PERFORMED -> Optional.of(new Deviation(step.id(), "the person's step was not performed" + note));
            case NOT_ASKED ->
                Optional.of(new Deviation(step.id(), "nobody was asked whether it goes on, and it went on" + note));
            case NOT_REACHED -> Optional.of(new Deviation(step.id(), "not reached: the drill ended before"));
            case FAILED ->
                step.isMachine()
                        ? Optional.empty()
                        : Optional.of(new Deviation(step.id(), step.by() + " says that it failed" + note));
            default ->
                step.isMachine() && !step.note().isEmpty()
                        ? Optional.of(new Deviation(step.id(), "the run was " + step.note()))
                        : Optional.empty();
        };
    }

    private static Optional<Deviation> repeated(StepRecord step) {
        return step.undecided().isEmpty()
                ? Optional.empty()
                : Optional.of(new Deviation(
                        step.id(),
                        "carried out again after it was INCONCLUSIVE: " + String.join(", ", step.undecided())));
    }

    private static Optional<Deviation> late(StepRecord step) {
        return step.took()
                .filter(took -> took.compareTo(step.expected()) > 0)
                .map(took -> new Deviation(
                        step.id(), "took " + Figures.duration(took) + ", expected " + Figures.chosen(step.expected())));
    }

    private Optional<Deviation> overdue(DrillFinding finding) {
        return finding.overdueOn(today())
                ? Optional.of(new Deviation(
                        finding.id(),
                        "the finding “" + finding.title() + "” of " + finding.openedBy() + " was due on "
                                + finding.due() + " and is open; its owner is " + finding.owner()))
                : Optional.empty();
    }

    private LocalDate today() {
        return held.began().atZone(order.spec().window().zone()).toLocalDate();
    }
}
