package dev.faultline.report.console;

import dev.faultline.verdict.Judgement;

/** Colours of the terminal, as escape sequences; none where they are not wanted. */
final class Ink {
    private static final String END = "\u001b[0m";

    private final Terminal terminal;

    Ink(Terminal terminal) {
        this.terminal = terminal;
    }

    String of(Judgement judgement, String text) {
        return switch (judgement) {
            case PASS -> in("\u001b[1;32m", text);
            case FAIL -> in("\u001b[1;31m", text);
            case INCONCLUSIVE -> in("\u001b[1;33m", text);
        };
    }

    String bold(String text) {
        return in("\u001b[1m", text);
    }

    String faint(String text) {
        return in("\u001b[2m", text);
    }

    String alarming(String text) {
        return in("\u001b[31m", text);
    }

    private String in(String start, String text) {
        return terminal.coloured() ? start + text + END : text;
    }
}
