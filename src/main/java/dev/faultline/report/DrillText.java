package dev.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The page of a drill as Markdown, which is read, printed, compared and kept without a browser. */
public final class DrillText {
    private final List<String> lines = new ArrayList<>();

    private DrillText() {}

    /** The whole of it. */
    public static String of(DrillPage drill) {
        DrillText text = new DrillText();
        text.head(drill);
        text.scope(drill);
        text.section("Timeline");
        text.steps(drill.steps());
        text.section("Deviations");
        text.bullets(
                drill.deviations().stream()
                        .map(deviation -> "**" + deviation.about() + "**: " + deviation.words())
                        .toList(),
                "None.");
        text.section("Integrity");
        text.checks(drill.checks());
        text.section("Open findings of earlier drills");
        text.findings(drill.findings());
        text.section("Proposed findings");
        text.add("In nobody's file yet: `proposed-findings.yaml` is ready to be pasted.", "");
        text.findings(drill.proposed());
        text.section("Evidence");
        text.add(drill.chain(), "");
        text.bullets(drill.runs().stream().map(run -> "run `" + run + "`").toList(), "No run was begun.");
        text.section("Sign-off");
        text.table(
                List.of("Role", "Name", "Date", "Signature"),
                drill.participants().stream()
                        .map(one -> List.of(one.role(), one.name(), "", ""))
                        .toList());
        return text.text();
    }

    /** What a pull request shows of it: the judgement, the objectives, the steps and the deviations. */
    public static String summaryOf(DrillPage drill) {
        DrillText text = new DrillText();
        text.head(drill);
        text.section("Steps");
        text.steps(drill.steps());
        if (!drill.deviations().isEmpty()) {
            text.section("Deviations");
            text.bullets(
                    drill.deviations().stream()
                            .map(deviation -> "**" + deviation.about() + "**: " + deviation.words())
                            .toList(),
                    "");
        }
        return text.text();
    }

    private void head(DrillPage drill) {
        add(
                "# " + RunSummary.cell(drill.mark().word()) + ": " + RunSummary.cell(drill.title()),
                "",
                drill.summary(),
                "");
        table(
                List.of("", ""),
                drill.facts().stream()
                        .map(fact -> List.of(fact.name(), fact.value()))
                        .toList());
        section("Objectives");
        table(
                List.of("Objective", "Approved", "Verdict", "Rests on", "Required", "Measured"),
                drill.objectives().stream().flatMap(DrillText::objective).toList());
    }

    private static Stream<List<String>> objective(DrillPage.Objective objective) {
        List<List<String>> rows = new ArrayList<>();
        for (DrillPage.Check ground : objective.grounds()) {
            boolean first = rows.isEmpty();
            rows.add(List.of(
                    first ? objective.statement() : "",
                    first ? objective.approved() : "",
                    ground.mark().word(),
                    ground.on(),
                    ground.required(),
                    ground.measured()));
        }
        return rows.stream();
    }

    private void scope(DrillPage drill) {
        section("Scope");
        add(drill.description(), "");
        bullets(drill.included(), "");
        add("Not in scope:", "");
        bullets(drill.excluded(), "Nothing is named.");
        section("Participants");
        table(
                List.of("Role", "Name", "Does"),
                drill.participants().stream()
                        .map(one -> List.of(one.role(), one.name(), one.does()))
                        .toList());
    }

    private void steps(List<DrillPage.Step> steps) {
        table(
                List.of("#", "Began, UTC", "Step", "Who", "What", "Took", "Outcome", "Note"),
                steps.stream()
                        .map(step -> List.of(
                                "" + step.number(),
                                step.began(),
                                step.id(),
                                step.who(),
                                step.what(),
                                step.took(),
                                step.mark().word(),
                                Stream.of(step.note(), step.run())
                                        .filter(part -> !part.isEmpty())
                                        .reduce((one, other) -> one + "; " + other)
                                        .orElse("")))
                        .toList());
    }

    private void checks(List<DrillPage.Check> checks) {
        table(
                List.of("Check", "Verdict", "Required", "Measured"),
                checks.stream()
                        .map(check -> List.of(check.on(), check.mark().word(), check.required(), check.measured()))
                        .toList());
    }

    private void findings(List<DrillPage.Finding> findings) {
        if (findings.isEmpty()) {
            add("None.", "");
            return;
        }
        table(
                List.of("Id", "Finding", "Owner", "Due", "Opened by", "Remark"),
                findings.stream()
                        .map(finding -> List.of(
                                finding.id(),
                                finding.title(),
                                finding.owner(),
                                finding.due(),
                                finding.openedBy(),
                                finding.remark()))
                        .toList());
    }

    private void section(String name) {
        add("## " + name, "");
    }

    private void bullets(List<String> items, String none) {
        if (items.isEmpty()) {
            add(none);
        }
        items.forEach(item -> add("- " + RunSummary.cell(item)));
        add("");
    }

    private void table(List<String> columns, List<List<String>> rows) {
        add(row(columns), row(columns.stream().map(column -> "---").toList()));
        rows.forEach(row -> add(row(row)));
        add("");
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(RunSummary::cell).toList()) + " |";
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }

    private String text() {
        return String.join("\n", lines).strip() + "\n";
    }
}
