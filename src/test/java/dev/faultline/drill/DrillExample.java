package dev.faultline.drill;

import dev.faultline.drill.ScenarioRuns.MachineRun;
import dev.faultline.report.Ending;
import dev.faultline.report.VerdictDocument;
import dev.faultline.run.Interruption;
import dev.faultline.scenario.AbortCriterion;
import dev.faultline.scenario.DrillFinding;
import dev.faultline.scenario.DrillObjective;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.DrillStep;
import dev.faultline.scenario.DrillWindow;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A drill with a person's step, a decision and two scenarios, in a time of its own; what comes of each is chosen by a test. */
final class DrillExample implements ScenarioRuns, People, InstantSource {
    static final Instant START = Instant.parse("2026-11-23T05:00:00Z");

    final DrillControl control = new DrillControl();
    final List<String> done = new ArrayList<>();
    Judgement first = Judgement.PASS;
    Judgement second = Judgement.PASS;
    int firstStatus;
    Optional<String> person = Optional.of("done");
    Optional<String> decision = Optional.of("go");
    Optional<String> unattended = Optional.empty();
    Optional<DrillOrder.WindowOverride> override = Optional.empty();
    LocalTime windowEnds = LocalTime.MIDNIGHT;
    List<AbortCriterion> abortWhen = List.of();
    List<DrillFinding> findings = List.of();
    Duration runTakes = Duration.ofSeconds(90);
    int inconclusiveRestores;
    Runnable duringTheFirstRun = () -> {};
    private Instant now = START;

    DrillOrder order() {
        return order("20261123-050000-monthly");
    }

    DrillOrder order(String drillId) {
        return new DrillOrder(drillId, spec(), "embedded", unattended, override, List.of(), findings);
    }

    DrillHeld held() throws InterruptedException {
        return new Drill(order(), this, this, control, this, line -> {}).hold();
    }

    private DrillSpec spec() {
        return new DrillSpec(
                "monthly",
                "shop",
                "The shop's database dies.",
                List.of(
                        objective("back", new DrillObjective.Ground("kill", Optional.of("recovers"))),
                        objective("told", new DrillObjective.Ground("announce", Optional.empty())),
                        objective("restored", new DrillObjective.Ground("restore", Optional.empty()))),
                new DrillSpec.Scope(List.of("the shop"), List.of("the street")),
                List.of(new DrillSpec.Participant("lead", "Asha", "leads")),
                new DrillWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, windowEnds, ZoneId.of("UTC")),
                List.of(
                        new DrillStep.Person(
                                "announce",
                                "lead",
                                "Tell <everybody> | all.",
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(4)),
                        new DrillStep.GoNoGo("begin", "lead", "Now?", Duration.ofSeconds(30), Duration.ofMinutes(2)),
                        new DrillStep.Machine("kill", "db-kill", Duration.ofMinutes(2), 1),
                        new DrillStep.Machine("restore", "restore", Duration.ofMinutes(2), 2)),
                abortWhen,
                new DrillSpec.NewFindings("Asha", 14));
    }

    private static DrillObjective objective(String id, DrillObjective.Ground on) {
        return new DrillObjective(id, "It is " + id + ".", "The owner", LocalDate.of(2026, 11, 2), List.of(on));
    }

    @Override
    public MachineRun carryOut(String scenario, Interruption interruption) {
        done.add(scenario);
        now = now.plus(runTakes);
        boolean isFirst = scenario.equals("db-kill");
        if (isFirst) {
            duringTheFirstRun.run();
        }
        Judgement judgement = isFirst ? first : second;
        int status = isFirst ? firstStatus : 0;
        if (!isFirst && inconclusiveRestores-- > 0) {
            judgement = Judgement.INCONCLUSIVE;
            status = 2;
        }
        Ending ending = interruption.reason().map(Ending::cutShort).orElseGet(Ending::completed);
        return new MachineRun("20261123-0501-" + scenario, status, Optional.of(verdicts(scenario, judgement, ending)));
    }

    private static VerdictDocument verdicts(String scenario, Judgement judgement, Ending ending) {
        return new VerdictDocument(
                "faultline-verdict/1",
                "20261123-0501-" + scenario,
                scenario,
                "shop",
                "embedded",
                1,
                START,
                START,
                ending,
                judgement,
                0,
                "It went.",
                List.of(verdict("recovers", "rto", judgement), verdict("kept", "rpo", judgement)),
                List.of(),
                List.of(),
                List.of());
    }

    private static Verdict verdict(String objective, String kind, Judgement judgement) {
        return new Verdict(
                objective,
                kind,
                judgement,
                "within 3 s",
                "4 s",
                "",
                List.of("the witness of " + objective),
                List.of(),
                Map.of(),
                List.of());
    }

    @Override
    public Answer ask(Question question, DrillControl ender) {
        done.add(question.id());
        now = now.plusSeconds(20);
        Optional<String> word = question.yes().equals("go") ? decision : person;
        return word.map(said -> new Answer(Optional.of(said), "Ravi", "as the runbook says"))
                .orElseGet(() -> Answer.none("nobody answered within 4 min"));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
