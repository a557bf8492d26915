package dev.faultline.scenario;

/** The source line that an error is about, with the place marked below it, made safe to print on a terminal. */
final class Excerpt {
    private static final int WIDEST = 120;
    private static final int LEAD = 40;

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

    private static int printable(int character) {
        if (character == '\t') {
            return ' ';
        }
        return Character.isISOControl(character) ? '\uFFFD' : character;
    }
}
