package dev.faultline.observe.alarm;

import java.util.List;
import java.util.Set;

/** The words of an expression, taken one after the other. */
final class Words {
    private final String text;
    private final List<Token> tokens;
    private int at;

    Words(String text) {
        this.text = text;
        this.tokens = Lexer.words(text);
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The next word; the end can be taken again and again. */
    Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next word if it is this one. */
    boolean next(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            take();
        }
        return there;
    }

    void require(String symbol) {
        if (!next(symbol)) {
            throw wrong(peek(), "expected " + symbol + ", found " + peek().found());
        }
    }

    Token require(Token.Kind kind) {
        if (peek().kind() != kind) {
            throw wrong(peek(), "expected " + kind.words() + ", found " + peek().found());
        }
        return take();
    }

    void requireEnd(Set<String> unknown) {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            throw wrong(
                    token,
                    unknown.contains(token.text()) || token.is("@") || token.is("%") || token.is("^")
                            ? "`" + token.text() + "` is not known here"
                            : "expected an operator or the end, found " + token.found());
        }
    }

    AlarmSyntaxException wrong(Token at, String problem) {
        return new AlarmSyntaxException(text, at.column(), problem);
    }
}
