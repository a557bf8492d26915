package dev.faultline.report.console;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * What the place that a run prints to can do.
 *
 * @param live whether lines already printed can be drawn again: a terminal, and not a file or a CI's log
 * @param coloured whether colours are wanted; never without {@code live}, nor when {@code NO_COLOR} is set
 * @param width columns
 */
public record Terminal(boolean live, boolean coloured, int width) {
    private static final int LOG_WIDTH = 100;
    private static final int TERMINAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;

    /** Plain text of the usual width. */
    public static Terminal plain() {
        return new Terminal(false, false, LOG_WIDTH);
    }

    /** The terminal of this process's standard output. */
    public static Terminal ofThisProcess() {
        return of(System.getenv(), isInteractive());
    }

    static Terminal of(Map<String, String> environment, boolean interactive) {
        String kind = environment.getOrDefault("TERM", "");
        boolean live = interactive && !kind.isEmpty() && !kind.equals("dumb");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                live, live && !refused, width(environment.get("COLUMNS"), live ? TERMINAL_WIDTH : LOG_WIDTH));
    }

    private static int width(String columns, int usual) {
        if (columns == null || !columns.matches("[0-9]{1,4}")) {
            return usual;
        }
        return Math.max(LEAST_WIDTH, Integer.parseInt(columns));
    }

    /** Since Java 22 there is a console also where there is no terminal, and it says so; before, there was none. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
