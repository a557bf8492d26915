package dev.faultline.observe.alarm;

/** The expression of an alarm cannot be used; the message says why, and shows the expression with the place marked. */
public final class AlarmSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;

    AlarmSyntaxException(String expression, int column, String problem) {
        this(column, "column " + column + ": " + problem + "\n  " + oneLine(expression) + "\n  " + marker(column));
    }

    private AlarmSyntaxException(int column, String message) {
        super(message);
        this.column = column;
    }

    /** The same, told of the alarm with this name. */
    AlarmSyntaxException of(String alarm) {
        AlarmSyntaxException named = new AlarmSyntaxException(column, "alarm `" + alarm + "`: " + getMessage());
        named.setStackTrace(getStackTrace());
        return named;
    }

    /** Where in the expression, in characters from 1. */
    public int column() {
        return column;
    }

    /** So that the mark stands below the place. */
    private static String oneLine(String expression) {
        return expression.replaceAll("[\r\n\t]", " ");
    }

    private static String marker(int column) {
        return " ".repeat(column - 1) + "^";
    }
}
