package dev.faultline.report.console;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines of a width, between words where that is possible. Escape sequences take no room. */
final class Wrapping {
    private static final char ESCAPE = '\u001b';

    private Wrapping() {}

    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The line without what would not fit, so that a terminal never breaks it and the block keeps its height. */
    static String cut(String line, int width) {
        StringBuilder kept = new StringBuilder();
        int shown = 0;
        boolean inEscape = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            inEscape = inEscape || c == ESCAPE;
            if (inEscape || shown < width) {
                kept.append(c);
                shown += inEscape ? 0 : 1;
            }
            inEscape = inEscape && c != 'm';
        }
        return kept.toString();
    }
}
