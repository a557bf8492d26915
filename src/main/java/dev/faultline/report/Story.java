package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.timeline.Event;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Outage;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run told in one paragraph of plain English: what was broken, what the clients felt, what was decided. */
final class Story {
    private final Plan plan;
    private final Course course;
    private final List<Event> events;
    private final List<Verdict> verdicts;
    private final List<Recovery> recoveries;

    private Story(Plan plan, Course course, List<Event> events, List<Verdict> verdicts, List<Recovery> recoveries) {
        this.plan = plan;
        this.course = course;
        this.events = events;
        this.verdicts = verdicts;
        this.recoveries = recoveries;
    }

    static String of(
            Plan plan,
            Course course,
            Ending ending,
            List<Event> events,
            List<Verdict> verdicts,
            List<Recovery> recoveries) {
        Story story = new Story(plan, course, events, verdicts, recoveries);
        List<String> sentences = new ArrayList<>();
        if (!ending.whole()) {
            sentences.add("The run was not finished (" + ending.how() + "): " + ending.why() + ".");
        }
        sentences.addAll(story.faults());
        sentences.addAll(story.recoveries());
        sentences.addAll(new Responses(plan, verdicts).sentences());
        story.untouched().ifPresent(sentences::add);
        sentences.add(story.decided());
        return String.join(" ", sentences);
    }

    private List<String> faults() {
        if (course.faults().isEmpty()) {
            return List.of("No fault was injected.");
        }
        List<String> sentences = new ArrayList<>();
        for (Course.FaultWindow window : course.faults()) {
            sentences.add(injected(window));
            takenOver(window).ifPresent(sentences::add);
        }
        return sentences;
    }

    private String injected(Course.FaultWindow window) {
        String held = window.to()
                .filter(to -> !isMomentary(window))
                .map(to -> " for " + Figures.duration(Duration.between(window.from(), to)))
                .orElse("");
        return FaultWords.of(window, target -> named(target, window)) + held + " at "
                + Figures.time(window.from()) + " UTC, " + Figures.offset(course.offset(window.from()))
                + " into the load.";
    }

    private boolean isMomentary(Course.FaultWindow window) {
        return plan.faults().stream()
                .anyMatch(fault -> fault.spec().id().equals(window.fault())
                        && fault.spec().hold().isZero());
    }

    private String named(String target, Course.FaultWindow window) {
        return roleBefore(target, window)
                .filter(role -> !role.equals("serving"))
                .map(role -> "the " + role + " " + target)
                .orElse(target);
    }

    private Optional<String> roleBefore(String node, Course.FaultWindow window) {
        return Course.all(events, Event.RoleSeen.class).stream()
                .filter(seen -> seen.node().equals(node) && !seen.at().isAfter(window.from()))
                .reduce((earlier, later) -> later)
                .map(Event.RoleSeen::role);
    }

    private Optional<String> takenOver(Course.FaultWindow window) {
        return window.targets().stream()
                .flatMap(target -> roleBefore(target, window).stream())
                .filter("primary"::equals)
                .flatMap(role -> Course.all(events, Event.RoleSeen.class).stream()
                        .filter(seen -> seen.role().equals(role))
                        .filter(seen -> seen.at().isAfter(window.from()))
                        .filter(seen -> !window.targets().contains(seen.node()))
                        .limit(1))
                .findFirst()
                .map(seen -> seen.node() + " took over as " + seen.role() + " after "
                        + Figures.duration(Duration.between(window.from(), seen.at())) + ".");
    }

    private List<String> recoveries() {
        List<String> sentences = new ArrayList<>();
        recoveries.stream()
                .filter(recovery ->
                        recovery.to().isPresent() && !outages(recovery).isEmpty())
                .map(this::recovered)
                .forEach(sentences::add);
        neverRecovered().ifPresent(sentences::add);
        return sentences;
    }

    private String recovered(Recovery recovery) {
        List<Outage> outages = outages(recovery);
        if (outages.stream().allMatch(outage -> outage.failed() == 0)) {
            return quoted(recovery) + " failed for nobody, but answered nobody for up to " + longest(outages) + "; "
                    + Figures.chosen(recovery.within()) + " is allowed.";
        }
        return quoted(recovery) + " failed for up to " + length(outages) + " (" + requests(outages) + inOutages(outages)
                + ") and worked again " + Figures.duration(recovery.took().orElseThrow()) + " after "
                + recovery.counted() + "; " + Figures.chosen(recovery.within()) + " is allowed.";
    }

    private static String longest(List<Outage> outages) {
        return Figures.duration(outages.stream()
                .map(outage ->
                        Duration.between(outage.from(), outage.recovered().orElseThrow()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
    }

    private Optional<String> neverRecovered() {
        List<Recovery> never =
                recoveries.stream().filter(recovery -> recovery.to().isEmpty()).toList();
        if (never.isEmpty()) {
            return Optional.empty();
        }
        String paths = never.stream().map(Story::quoted).distinct().collect(Collectors.joining(" and "));
        List<Outage> outages =
                never.stream().flatMap(recovery -> outages(recovery).stream()).toList();
        Duration watched = Duration.between(never.get(0).from(), course.end());
        return Optional.of(paths + " did not recover: still failing when watching ended, " + Figures.duration(watched)
                + " after " + never.get(0).counted() + " (" + requests(outages) + "); "
                + Figures.chosen(never.get(0).within()) + " is allowed.");
    }

    private static String requests(List<Outage> outages) {
        long failed = outages.stream().mapToLong(Outage::failed).sum();
        return Figures.count(failed) + (failed == 1 ? " failed request" : " failed requests");
    }

    private static String quoted(Recovery recovery) {
        return "“" + recovery.path() + "”";
    }

    /** Those that were over before the recovery counts belong to something else. */
    private List<Outage> outages(Recovery recovery) {
        return verdicts.stream()
                .filter(verdict -> verdict.objective().equals(recovery.objective()))
                .flatMap(verdict -> verdict.outages().stream())
                .filter(outage -> outage.recovered()
                        .filter(to -> !to.isAfter(recovery.from()))
                        .isEmpty())
                .toList();
    }

    private static String inOutages(List<Outage> outages) {
        return outages.size() > 1 ? " in " + outages.size() + " outages" : "";
    }

    private static String length(List<Outage> outages) {
        return Figures.duration(outages.stream()
                .map(outage ->
                        Duration.between(outage.from(), outage.recovered().orElseThrow()))
                .reduce(Duration.ZERO, Duration::plus));
    }

    private Optional<String> untouched() {
        List<String> broken = recoveries.stream()
                .filter(recovery -> !outages(recovery).isEmpty())
                .map(Recovery::path)
                .toList();
        List<String> paths = recoveries.stream()
                .filter(recovery -> !broken.contains(recovery.path()))
                .map(Story::quoted)
                .distinct()
                .toList();
        return paths.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", paths) + " never stopped working.");
    }

    private String decided() {
        if (verdicts.isEmpty()) {
            return "No objective was judged.";
        }
        String total = verdicts.size() == 1 ? "The one objective" : "All " + verdicts.size() + " objectives";
        String failed = list(Judgement.FAIL);
        String open = list(Judgement.INCONCLUSIVE);
        if (failed.isEmpty() && open.isEmpty()) {
            return total + (verdicts.size() == 1 ? " was met." : " were met.");
        }
        long met = count(Judgement.PASS);
        return (failed.isEmpty() ? "" : "Missed: " + failed + ". ")
                + (open.isEmpty() ? "" : "Could not be decided: " + open + ". ") + met + " of " + verdicts.size()
                + (met == 1 ? " objectives was met." : " objectives were met.");
    }

    /** Objectives by name, each with what was measured unless a recovery has told it already. */
    private String list(Judgement judgement) {
        return verdicts.stream()
                .filter(verdict -> verdict.judgement() == judgement)
                .map(verdict -> verdict.objective() + (isTold(verdict) ? "" : " (" + verdict.measured() + ")"))
                .collect(Collectors.joining(", "));
    }

    private boolean isTold(Verdict verdict) {
        return recoveries.stream().anyMatch(recovery -> recovery.objective().equals(verdict.objective()));
    }

    private long count(Judgement judgement) {
        return verdicts.stream()
                .filter(verdict -> verdict.judgement() == judgement)
                .count();
    }
}
