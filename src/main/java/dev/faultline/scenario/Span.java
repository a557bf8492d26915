package dev.faultline.scenario;

/**
 * A stretch of one line of a source file.
 *
 * @param line the line, from 1
 * @param column the first character (code point), from 1
 * @param length how many characters it covers; at least 1
 */
record Span(int line, int column, int length) {
    /** The first character of a file. */
    static final Span START = new Span(1, 1, 1);
}
