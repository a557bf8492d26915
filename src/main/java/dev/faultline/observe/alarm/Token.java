package dev.faultline.observe.alarm;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text as it is written; of a string, its content
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
    /** What a word can be; what is a duration is not taken for a number and more. */
    enum Kind {
        NAME("a name"),
        DURATION("a duration"),
        NUMBER("a number"),
        STRING("a quoted text"),
        SYMBOL("a symbol"),
        END("the end");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }

    /** For an error message. */
    String found() {
        return kind == Kind.END ? "the end of the expression" : "`" + text + "`";
    }
}
