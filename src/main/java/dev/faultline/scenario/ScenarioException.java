package dev.faultline.scenario;

import java.nio.file.Path;

/**
 * A scenario, system or claims file that cannot be used. The message is meant for the person who wrote the file: where
 * it is ({@code file:line:column}), what is wrong, the line itself with the place marked, and what to do.
 */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int line;
    private final int column;
    private final String problem;
    private final String hint;

    ScenarioException(Path file, Span at, String excerpt, String problem, String hint) {
        super(file + ":" + at.line() + ":" + at.column() + ": " + problem + "\n" + excerpt + "hint: " + hint);
        this.file = file;
        this.line = at.line();
        this.column = at.column();
        this.problem = problem;
        this.hint = hint;
    }

    /** A file or folder that cannot be read at all, so that there is no line to show. */
    ScenarioException(Path file, String problem, String hint) {
        super(file + ": " + problem + "\nhint: " + hint);
        this.file = file;
        this.line = 0;
        this.column = 0;
        this.problem = problem;
        this.hint = hint;
    }

    /** The file, or the folder, that the error is about. */
    public Path file() {
        return file;
    }

    /** The line, from 1; 0 where the file could not be read at all. */
    public int line() {
        return line;
    }

    /** The column in characters, from 1; 0 where the file could not be read at all. */
    public int column() {
        return column;
    }

    /** What is wrong, in one line. */
    public String problem() {
        return problem;
    }

    /** What to do about it, in one line. */
    public String hint() {
        return hint;
    }
}
