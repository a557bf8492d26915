package dev.faultline.report.console;

import dev.faultline.report.Comparison;
import dev.faultline.report.Regression;
import dev.faultline.verdict.Judgement;
import java.util.ArrayList;
import java.util.List;

/** The newest runs against those before them as a table at the terminal: a line for each figure, its reason below it. */
public final class RegressionTable {
    private static final int JUDGEMENT = Judgement.INCONCLUSIVE.name().length();
    private static final String GAP = "  ";

    private final Terminal terminal;
    private final Ink ink;

    /** A table for that terminal. */
    public RegressionTable(Terminal terminal) {
        this.terminal = terminal;
        this.ink = new Ink(terminal);
    }

    /** The table, line by line. */
    public List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (Regression regression : comparison.regressions()) {
            String judgement = regression.judgement().name();
            lines.add(ink.of(regression.judgement(), judgement)
                    + " ".repeat(JUDGEMENT - judgement.length())
                    + GAP
                    + ink.bold(regression.scenario() + " · " + regression.objective() + " · " + regression.figure()
                            + " · " + regression.backend()));
            int indent = JUDGEMENT + GAP.length();
            Wrapping.lines(regression.why() + " (" + regression.folder() + ")", terminal.width() - indent)
                    .forEach(line -> lines.add(" ".repeat(indent) + line));
        }
        lines.addAll(comparison.leftOut());
        return lines;
    }
}
