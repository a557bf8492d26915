package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import java.util.Arrays;
import java.util.Locale;

/** Judgements as the pages mark them: always a word, and beside it an icon and a colour. */
public final class Marks {
    /** No mark at all. */
    public static final RunPage.Mark NONE = new RunPage.Mark("", "");

    private Marks() {}

    /** The mark of a judgement. */
    public static RunPage.Mark of(Judgement judgement) {
        return of(judgement.name());
    }

    /** The mark of a word that is a judgement, or of one that says that there is none, as "not confirmed". */
    public static RunPage.Mark of(String word) {
        boolean judged = Arrays.stream(Judgement.values())
                .anyMatch(judgement -> judgement.name().equals(word));
        return new RunPage.Mark(word, judged ? word.toLowerCase(Locale.ROOT) : "none");
    }
}
