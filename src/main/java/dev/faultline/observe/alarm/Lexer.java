package dev.faultline.observe.alarm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words. */
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("\\s+|#[^\n]*");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern DURATION = Pattern.compile("(\\d+(ms|[smhdwy]))+(?![a-zA-Z0-9_])");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?(?![a-zA-Z0-9_.])");
    private static final Pattern SYMBOL = Pattern.compile("==|!=|=~|!~|<=|>=|[-+*/%^<>=(){}\\[\\],@]");
    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\n]|\\\\.)*)'|`([^`]*)`");

    private static final Map<Token.Kind, Pattern> KINDS = new EnumMap<>(Map.of(
            Token.Kind.NAME, NAME,
            Token.Kind.DURATION, DURATION,
            Token.Kind.NUMBER, NUMBER,
            Token.Kind.STRING, STRING,
            Token.Kind.SYMBOL, SYMBOL));

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** All words, the end as the last of them. */
    static List<Token> words(String text) {
        return new Lexer(text).words();
    }

    private List<Token> words() {
        List<Token> words = new ArrayList<>();
        while (true) {
            for (Optional<Matcher> space = here(SPACE); space.isPresent(); space = here(SPACE)) {
                at = space.get().end();
            }
            if (at == text.length()) {
                words.add(new Token(Token.Kind.END, "", at + 1));
                return words;
            }
            words.add(word());
        }
    }

    private Token word() {
        int from = at;
        for (Map.Entry<Token.Kind, Pattern> kind : KINDS.entrySet()) {
            Optional<Matcher> found = here(kind.getValue());
            if (found.isPresent()) {
                at = found.get().end();
                String word = kind.getKey() == Token.Kind.STRING
                        ? content(found.get(), from)
                        : found.get().group();
                return new Token(kind.getKey(), word, from + 1);
            }
        }
        throw new AlarmSyntaxException(text, at + 1, nothing(text.charAt(at)));
    }

    private static String nothing(char c) {
        if (c == '"' || c == '\'' || c == '`') {
            return "a quoted text that does not end";
        }
        return Character.isDigit(c)
                ? "neither a number nor a duration such as 5s or 500ms"
                : "`" + c + "` means nothing here";
    }

    private Optional<Matcher> here(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private String content(Matcher string, int from) {
        if (string.group(3) != null) {
            return string.group(3);
        }
        String raw = string.group(1) != null ? string.group(1) : string.group(2);
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            content.append(c == '\\' ? escaped(raw.charAt(++i), from + i) : c);
        }
        return content.toString();
    }

    private char escaped(char c, int column) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '"', '\'' -> c;
            default ->
                throw new AlarmSyntaxException(
                        text, column + 1, "unknown escape `\\" + c + "`; write a backslash as `\\\\`");
        };
    }
}
