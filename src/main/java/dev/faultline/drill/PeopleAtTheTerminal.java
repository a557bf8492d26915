package dev.faultline.drill;

import dev.faultline.report.Figures;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Asks the people who sit at the terminal: what they did, who they are, and what they have to say about it. */
public final class PeopleAtTheTerminal implements People {
    private final TypedLines typed;
    private final PrintStream out;
    private final InstantSource clock;

    /**
     * At a terminal.
     *
     * @param in what is typed; it is read from now on, until it ends
     * @param out where the questions go
     * @param clock whose time is theirs
     */
    public PeopleAtTheTerminal(BufferedReader in, PrintStream out, InstantSource clock) {
        this.typed = new TypedLines(in).begun();
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Answer ask(Question question, DrillControl control) throws InterruptedException {
        control.onEnd(typed::end);
        typed.clear();
        Instant until = question.asked().plus(question.limit());
        out.printf("%n>> %s, %s: %s%n", question.role(), question.name(), question.text());
        out.printf(
                "   the clock runs since %s UTC; %s expected, %s at most%n",
                Figures.time(question.asked()), Figures.chosen(question.expected()), Figures.chosen(question.limit()));
        Optional<String> word = word(question, until);
        if (word.isEmpty()) {
            return Answer.none(whyNot(question, control));
        }
        Optional<String> by = line("   your name: ", until);
        Optional<String> note = by.isEmpty() ? by : line("   a note for the record, or nothing: ", until);
        if (note.isEmpty()) {
            return Answer.none("“" + word.get() + "” was typed, and nobody's name and note with it");
        }
        return new Answer(word, by.get().isEmpty() ? "somebody without a name" : by.get(), note.get());
    }

    private String whyNot(Question question, DrillControl control) {
        if (control.ending().isPresent()) {
            return "the drill was ended while it was waited for";
        }
        return typed.ended()
                ? "the terminal's input ended: nobody is there"
                : "nobody answered within " + Figures.chosen(question.limit());
    }

    /** Whatever else is typed is asked about again; what takes longer than expected is said once. */
    private Optional<String> word(Question question, Instant until) throws InterruptedException {
        Instant expected = question.asked().plus(question.expected());
        String choice = question.yes() + " or " + question.no();
        out.print("   type " + choice + ": ");
        out.flush();
        while (true) {
            boolean late = !clock.instant().isBefore(expected);
            Instant wait = late || until.isBefore(expected) ? until : expected;
            Optional<String> line = typed.next(Duration.between(clock.instant(), wait));
            if (line.isEmpty() && (wait.equals(until) || typed.ended())) {
                return Optional.empty();
            }
            if (line.isEmpty()) {
                out.printf("%n   %s have passed; type %s: ", Figures.chosen(question.expected()), choice);
            } else if (isOne(question, line.get())) {
                return line.map(word -> word.toLowerCase(Locale.ROOT));
            } else {
                out.print("   “" + line.get() + "” is neither; type " + choice + ": ");
            }
            out.flush();
        }
    }

    private static boolean isOne(Question question, String word) {
        return word.equalsIgnoreCase(question.yes()) || word.equalsIgnoreCase(question.no());
    }

    private Optional<String> line(String prompt, Instant until) throws InterruptedException {
        out.print(prompt);
        out.flush();
        return typed.next(Duration.between(clock.instant(), until));
    }
}
