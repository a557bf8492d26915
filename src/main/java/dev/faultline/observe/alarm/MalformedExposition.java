package dev.faultline.observe.alarm;

import java.io.IOException;

/** What a node told is not in Prometheus's text format; the message says in which line, and what was expected there. */
public final class MalformedExposition extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedExposition(int line, String problem, String text) {
        super("line " + line + ": " + problem + ": " + shortened(text));
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
