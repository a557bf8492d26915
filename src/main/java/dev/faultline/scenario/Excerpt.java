package dev.faultline.scenario;

/** The source line that an error is about, with the place marked below it, made safe to print on a terminal. */
final class Excerpt {
    private static final int WIDEST = 120;
    private static final int LEAD = 40;
    private static final int LONGEST_WORDS = 400;
    private static final char REPLACEMENT = '\uFFFD';

    private Excerpt() {}

    /** Two lines: the source, and a caret under each character of the span. */
    static String of(String line, Span at) {
        int[] characters = line.codePoints().toArray();
        // Of a very long line, only the surroundings of the place are shown.
        int from = at.column() > WIDEST ? at.column() - 1 - LEAD : 0;
        int to = Math.min(characters.length, from + WIDEST);
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            shown.appendCodePoint(printable(characters[i]));
        }
        String number = String.format("%5d", at.line());
        int room = Math.max(1, from + WIDEST - (at.column() - 1));
        return (number + " | " + shown).stripTrailing()
                + "\n" + " ".repeat(number.length()) + " | "
                + " ".repeat(at.column() - 1 - from) + "^".repeat(Math.min(at.length(), room)) + "\n";
    }

    /** A text on one line, of a length that people read, and safe to print. */
    static String words(String text) {
        int[] characters =
                text.codePoints().limit(LONGEST_WORDS).map(Excerpt::printable).toArray();
        boolean cut = characters.length < text.codePointCount(0, text.length());
        return new String(characters, 0, characters.length) + (cut ? "…" : "");
    }

    private static int printable(int character) {
        if (character == '\t' || character == '\n' || character == '\r') {
            return ' ';
        }
        // Control characters steer the terminal, format characters (right-to-left marks) hide what is there.
        boolean invisible = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
        return invisible ? REPLACEMENT : character;
    }
}
