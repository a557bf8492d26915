package dev.faultline.drill;

import dev.faultline.scenario.DrillFinding;
import dev.faultline.verdict.Judgement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The findings that a drill proposes: each verdict and each person's step that did not pass, and each deviation. What an open
 * finding is about already is not proposed again: that one is carried on. It is people who keep findings; a drill only
 * proposes.
 */
final class ProposedFindings {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private final DrillOrder order;
    private final LocalDate day;

    ProposedFindings(DrillOrder order, Instant began) {
        this.order = order;
        this.day = began.atZone(order.spec().window().zone()).toLocalDate();
    }

    List<DrillFinding> of(List<StepRecord> steps, List<Deviation> deviations) {
        Map<String, String> titles = new LinkedHashMap<>();
        steps.forEach(step -> step.run().ifPresent(run -> verdicts(step, run, titles)));
        deviations.stream()
                .filter(deviation -> order.findings().stream()
                        .noneMatch(finding -> finding.id().equals(deviation.about())))
                .forEach(deviation ->
                        titles.merge(deviation.about(), deviation.words(), (one, other) -> one + "; " + other));
        titles.keySet().removeAll(known());
        Set<String> taken = new HashSet<>();
        order.findings().forEach(finding -> taken.add(finding.id()));
        List<DrillFinding> findings = new ArrayList<>();
        titles.forEach((about, title) -> findings.add(finding(about, title, taken)));
        return findings;
    }

    private static void verdicts(StepRecord step, StepRecord.RunRecord run, Map<String, String> titles) {
        run.verdicts().stream()
                .filter(verdict -> verdict.judgement() != Judgement.PASS)
                .forEach(verdict -> titles.put(
                        step.id() + "/" + verdict.objective(),
                        verdict.judgement() + ": required " + verdict.required() + "; measured " + verdict.measured()));
    }

    private Set<String> known() {
        Set<String> known = new HashSet<>();
        order.findings().stream().filter(DrillFinding::open).forEach(finding -> known.add(finding.about()));
        return known;
    }

    private DrillFinding finding(String about, String title, Set<String> taken) {
        String id;
        int number = 1;
        do {
            id = "f-" + DAY.format(day) + "-" + number++;
        } while (!taken.add(id));
        return new DrillFinding(
                id,
                title,
                about,
                order.spec().newFindings().owner(),
                day.plusDays(order.spec().newFindings().dueAfterDays()),
                order.drillId(),
                Optional.empty());
    }
}
