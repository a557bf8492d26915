package dev.faultline.report.console;

import dev.faultline.report.VerdictDocument;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The verdicts as a table at the terminal. Evidence follows below each row that did not pass, wrapped; a verdict is
 * always a word, whether or not there is colour.
 */
public final class VerdictTable {
    private static final int JUDGEMENT = Judgement.INCONCLUSIVE.name().length();
    private static final int WIDEST_OBJECTIVE = 28;
    private static final String GAP = "  ";
    private static final int INDENT = 4;
    private static final int MOST_WITNESSES = 5;

    private final Terminal terminal;
    private final Ink ink;

    /** A table for that terminal. */
    public VerdictTable(Terminal terminal) {
        this.terminal = terminal;
        this.ink = new Ink(terminal);
    }

    /** Prints the table, and below it the run's own judgement and its summary. */
    public void print(VerdictDocument document, PrintStream out) {
        lines(document).forEach(out::println);
        out.flush();
    }

    /**
     * Prints a table of verdicts that are none of a run of a scenario.
     *
     * @param judgement the worst of them
     * @param of what they are about
     * @param summary what came of it
     */
    public void print(List<Verdict> verdicts, Judgement judgement, String of, String summary, PrintStream out) {
        lines(verdicts, judgement, of, summary).forEach(out::println);
        out.flush();
    }

    List<String> lines(VerdictDocument document) {
        return lines(document.verdicts(), document.judgement(), document.scenario(), document.summary());
    }

    private List<String> lines(List<Verdict> verdicts, Judgement judgement, String of, String summary) {
        List<String> lines = new ArrayList<>();
        Columns columns = columns(verdicts);
        lines.add(ink.bold(columns.row("VERDICT", "OBJECTIVE", "REQUIRED", "MEASURED")
                .get(0)
                .stripTrailing()));
        verdicts.forEach(verdict -> lines.addAll(rows(verdict, columns)));
        lines.add("");
        lines.add(ink.of(judgement, judgement.name()) + "  " + of + ", " + counts(verdicts));
        lines.addAll(Wrapping.lines(summary, terminal.width()));
        return lines;
    }

    private Columns columns(Collection<Verdict> verdicts) {
        int objective = verdicts.stream()
                .mapToInt(verdict -> verdict.objective().length())
                .map(width -> Math.min(width, WIDEST_OBJECTIVE))
                .max()
                .orElse(0);
        objective = Math.max(objective, "OBJECTIVE".length());
        int left = terminal.width() - JUDGEMENT - objective - 3 * GAP.length();
        int each = Math.max("MEASURED".length(), left / 2);
        return new Columns(objective, each, each);
    }

    private List<String> rows(Verdict verdict, Columns columns) {
        String measured = verdict.measured() + (verdict.bound().isBlank() ? "" : " (" + verdict.bound() + ")");
        List<String> rows = new ArrayList<>();
        for (String row : columns.row(verdict.judgement().name(), verdict.objective(), verdict.required(), measured)) {
            String judgement = rows.isEmpty() ? verdict.judgement().name() : "";
            rows.add((ink.of(verdict.judgement(), judgement) + row.substring(judgement.length())).stripTrailing());
        }
        if (verdict.judgement() != Judgement.PASS) {
            evidence(verdict).forEach(rows::add);
        }
        return rows;
    }

    private Stream<String> evidence(Verdict verdict) {
        List<String> witnesses = verdict.evidence();
        Stream<String> shown = witnesses.stream()
                .limit(MOST_WITNESSES)
                .flatMap(witness -> hanging(Wrapping.lines(witness, terminal.width() - INDENT - 2)).stream());
        int left = witnesses.size() - MOST_WITNESSES;
        return left <= 0
                ? shown
                : Stream.concat(shown, Stream.of(" ".repeat(INDENT) + "and " + left + " more in verdict.json"));
    }

    private static List<String> hanging(List<String> lines) {
        List<String> hung = new ArrayList<>();
        for (String line : lines) {
            hung.add(" ".repeat(INDENT) + (hung.isEmpty() ? "- " : "  ") + line);
        }
        return hung;
    }

    private static String counts(List<Verdict> verdicts) {
        return String.format(
                Locale.ROOT,
                "%d objectives: %d PASS, %d FAIL, %d INCONCLUSIVE",
                verdicts.size(),
                count(verdicts, Judgement.PASS),
                count(verdicts, Judgement.FAIL),
                count(verdicts, Judgement.INCONCLUSIVE));
    }

    private static long count(List<Verdict> verdicts, Judgement judgement) {
        return verdicts.stream()
                .filter(verdict -> verdict.judgement() == judgement)
                .count();
    }

    /** The widths of the columns; a cell that is too long goes on in the next line. */
    private record Columns(int objective, int required, int measured) {
        List<String> row(String first, String second, String third, String fourth) {
            List<String> b = Wrapping.lines(second, objective);
            List<String> c = Wrapping.lines(third, required);
            List<String> d = Wrapping.lines(fourth, measured);
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < Math.max(b.size(), Math.max(c.size(), d.size())); i++) {
                rows.add(cell(i == 0 ? first : "", JUDGEMENT)
                        + GAP
                        + cell(at(b, i), objective)
                        + GAP
                        + cell(at(c, i), required)
                        + GAP
                        + cell(at(d, i), measured));
            }
            return rows;
        }

        private static String at(List<String> lines, int i) {
            return i < lines.size() ? lines.get(i) : "";
        }

        private static String cell(String text, int width) {
            return text + " ".repeat(Math.max(0, width - text.length()));
        }
    }
}
