package dev.faultline.observe.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads Prometheus's text format 0.0.4. Histograms and counters are series like any other in it: {@code x_bucket},
 * {@code x_sum}, {@code x_count}, {@code x_total}. Timestamps are read past: when a figure was seen is what the harness's
 * own clock says. As in Prometheus, one malformed line spoils the whole. It keeps no state between texts and is safe for
 * any thread.
 */
public final class Exposition {
    /** More series from one node are a mistake of its labels, and refused. */
    static final int LIMIT = 20_000;

    private final String line;
    private final int number;
    private int at;

    private Exposition(String line, int number) {
        this.line = line;
        this.number = number;
    }

    /**
     * All samples, in their order.
     *
     * @throws MalformedExposition naming the first line that is none, and what is wrong with it
     */
    public static List<Sample> parse(String text) throws MalformedExposition {
        List<Sample> samples = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (samples.size() == LIMIT) {
                throw new MalformedExposition(number, "more than " + LIMIT + " samples", content);
            }
            samples.add(new Exposition(content, number).sample());
        }
        return samples;
    }

    private Sample sample() throws MalformedExposition {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(Labels.NAME, word("a metric's name", true));
        skipSpace();
        if (next('{')) {
            labels(labels);
        }
        String[] rest = line.substring(at).strip().split("[ \t]+");
        if (rest.length > 2) {
            throw wrong("expected a value and perhaps a timestamp after the labels");
        }
        if (rest.length == 2) {
            timestamp(rest[1]);
        }
        return new Sample(new Labels(labels), value(rest[0]));
    }

    private void labels(TreeMap<String, String> labels) throws MalformedExposition {
        skipSpace();
        while (!next('}')) {
            String label = word("a label's name", false);
            skipSpace();
            require('=');
            skipSpace();
            require('"');
            if (labels.put(label, quoted()) != null) {
                throw wrong("label " + label + " is there twice");
            }
            skipSpace();
            if (!next(',') && !(at < line.length() && line.charAt(at) == '}')) {
                throw wrong("expected , or } after a label");
            }
            skipSpace();
        }
    }

    /** The rest of a label's value, whose escapes are those of a backslash, a quote and a line feed. */
    private String quoted() throws MalformedExposition {
        StringBuilder value = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c != '\\') {
                value.append(c);
            } else if (at < line.length()) {
                char escaped = line.charAt(at++);
                switch (escaped) {
                    case 'n' -> value.append('\n');
                    case '\\', '"' -> value.append(escaped);
                    default -> value.append('\\').append(escaped);
                }
            }
        }
        throw wrong("a label's value does not end");
    }

    private String word(String what, boolean colons) throws MalformedExposition {
        int from = at;
        while (at < line.length() && isNamePart(line.charAt(at), at > from, colons)) {
            at++;
        }
        if (at == from) {
            throw wrong("expected " + what + " at column " + (at + 1));
        }
        return line.substring(from, at);
    }

    private static boolean isNamePart(char c, boolean digits, boolean colons) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (digits && c >= '0' && c <= '9')
                || (colons && c == ':');
    }

    private double value(String text) throws MalformedExposition {
        try {
            return Figures.parse(text);
        } catch (NumberFormatException e) {
            throw wrong("`" + text + "` is no number");
        }
    }

    private void timestamp(String text) throws MalformedExposition {
        try {
            Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong("`" + text + "` is no timestamp in milliseconds");
        }
    }

    private void skipSpace() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean next(char c) {
        boolean there = at < line.length() && line.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char c) throws MalformedExposition {
        if (!next(c)) {
            throw wrong("expected " + c + " at column " + (at + 1));
        }
    }

    private MalformedExposition wrong(String problem) {
        return new MalformedExposition(number, problem, line);
    }
}
