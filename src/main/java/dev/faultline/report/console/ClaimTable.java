package dev.faultline.report.console;

import dev.faultline.report.ClaimEntry;
import dev.faultline.report.ClaimRegister;
import dev.faultline.verdict.Judgement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The claims as a table at the terminal: a line for each, its promise below it, and what nobody rehearses at the end,
 * where it is not overlooked. A verdict is always a word, whether or not there is colour.
 */
public final class ClaimTable {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int JUDGEMENT = Judgement.INCONCLUSIVE.name().length();
    private static final int INDENT = 4;
    private static final String NO_SCENARIO = "NO SCENARIO";

    private final Terminal terminal;
    private final Ink ink;

    /** A table for that terminal. */
    public ClaimTable(Terminal terminal) {
        this.terminal = terminal;
        this.ink = new Ink(terminal);
    }

    /** The table, line by line. */
    public List<String> lines(ClaimRegister register) {
        List<String> lines = new ArrayList<>();
        int id = register.entries().stream()
                .mapToInt(entry -> entry.claim().id().length())
                .reduce("CLAIM".length(), Math::max);
        lines.add(ink.bold(padded("CLAIM", id) + "  " + padded("REHEARSED", JUDGEMENT) + "  "
                + padded("CONFIRMED", JUDGEMENT) + "  WHERE AND WHEN"));
        for (ClaimEntry entry : register.entries()) {
            lines.add((padded(entry.claim().id(), id) + "  " + verdict(entry) + "  " + confirmed(entry) + "  "
                            + where(entry))
                    .stripTrailing());
            for (String line : Wrapping.lines(entry.claim().text(), terminal.width() - INDENT)) {
                lines.add(" ".repeat(INDENT) + ink.faint(line));
            }
            scenarios(entry).forEach(lines::add);
        }
        lines.add("");
        lines.addAll(Wrapping.lines(summary(register), terminal.width()));
        register.unreadable().forEach(lines::add);
        if (!register.withoutScenario().isEmpty()) {
            String gaps = NO_SCENARIO + " rehearses " + String.join(", ", register.withoutScenario())
                    + ": whether that is kept is not known.";
            Wrapping.lines(gaps, terminal.width()).forEach(line -> lines.add(ink.alarming(line)));
        }
        return lines;
    }

    private String verdict(ClaimEntry entry) {
        if (entry.rehearsals().isEmpty()) {
            return ink.alarming(padded(NO_SCENARIO, JUDGEMENT));
        }
        return entry.rehearsed()
                .map(judgement -> ink.of(judgement, padded(judgement.name(), JUDGEMENT)))
                .orElseGet(() -> padded("never run", JUDGEMENT));
    }

    private String confirmed(ClaimEntry entry) {
        int width = JUDGEMENT;
        return entry.confirmed()
                .map(judgement -> ink.of(judgement, padded(judgement.name(), width)))
                .orElseGet(() -> padded("never", width));
    }

    private static String where(ClaimEntry entry) {
        return entry.lastRehearsed()
                .map(at -> "rehearsed on " + String.join(" and ", entry.backends()) + ", " + DAY.format(at)
                        + (entry.lacking().isEmpty() ? "" : "; " + entry.lacking()))
                .orElse("");
    }

    private List<String> scenarios(ClaimEntry entry) {
        List<String> lines = new ArrayList<>();
        for (ClaimEntry.Rehearsal rehearsal : entry.rehearsals()) {
            String ended = rehearsal
                            .rehearsed()
                            .map(seen -> seen.judgement() + " in " + seen.runId()
                                    + (seen.notJudged().isEmpty()
                                            ? ""
                                            : ", which did not judge " + String.join(", ", seen.notJudged())))
                            .orElse("never run")
                    + rehearsal.inVain().map(run -> "; " + run.words()).orElse("");
            String line = rehearsal.scenario() + " (" + String.join(", ", rehearsal.objectives()) + "): " + ended;
            String mark = "- ";
            for (String part : Wrapping.lines(line, terminal.width() - INDENT - mark.length())) {
                lines.add(" ".repeat(INDENT) + mark + part);
                mark = "  ";
            }
        }
        return lines;
    }

    private static String summary(ClaimRegister register) {
        return String.format(
                Locale.ROOT,
                "%s: %d claims; rehearsed %d PASS, %d FAIL, %d INCONCLUSIVE; %d never run, %d without any scenario; %d confirmed",
                register.system(),
                register.entries().size(),
                register.rehearsed(Judgement.PASS),
                register.rehearsed(Judgement.FAIL),
                register.rehearsed(Judgement.INCONCLUSIVE),
                register.neverRun(),
                register.withoutScenario().size(),
                register.confirmed());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
