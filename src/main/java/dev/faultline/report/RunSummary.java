package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;

/** A run's verdicts as Markdown, short enough for a pull request. */
public final class RunSummary {
    private RunSummary() {}

    /** The run's judgement and summary, and a table of its verdicts, each that did not pass with its first witness. */
    public static String of(VerdictDocument run) {
        StringBuilder text = new StringBuilder("## ")
                .append(run.judgement())
                .append(": ")
                .append(cell(run.scenario()))
                .append(" of ")
                .append(cell(run.system()))
                .append(" on ")
                .append(cell(run.backend()))
                .append("\n\n")
                .append(run.summary())
                .append("\n\n| Verdict | Objective | Required | Measured |\n| --- | --- | --- | --- |\n");
        run.verdicts().forEach(verdict -> text.append(row(verdict)));
        return text.append("\nRun `")
                .append(run.runId())
                .append("`, seed ")
                .append(run.seed())
                .append(".\n")
                .toString();
    }

    private static String row(Verdict verdict) {
        boolean why =
                verdict.judgement() != Judgement.PASS && !verdict.evidence().isEmpty();
        return "| " + verdict.judgement() + " | " + cell(verdict.objective()) + " | " + cell(verdict.required()) + " | "
                + cell(verdict.measured() + (why ? ": " + verdict.evidence().get(0) : "")) + " |\n";
    }

    /** On one line, with nothing in it that ends a cell or begins an element of HTML. */
    static String cell(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .strip();
    }
}
