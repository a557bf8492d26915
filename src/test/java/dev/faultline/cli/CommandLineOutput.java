package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;

/** The command line in the hands of tests of other packages. */
public final class CommandLineOutput {
    private CommandLineOutput() {}

    /** What a command that ends with bad input prints on standard error. */
    public static String ofFailing(String... args) {
        StringWriter err = new StringWriter();
        int status = Faultline.commandLine().setErr(new PrintWriter(err, true)).execute(args);
        assertThat(status).as("exit status").isEqualTo(ExitStatus.BAD_INPUT.code());
        return err.toString().strip();
    }

    /** The names of all commands but {@code help}. */
    public static Set<String> commands() {
        Set<String> names =
                new TreeSet<>(Faultline.commandLine().getSubcommands().keySet());
        names.remove("help");
        return names;
    }

    /** The options of a command. */
    public static Set<String> options(String command) {
        return Faultline.commandLine()
                .getSubcommands()
                .get(command)
                .getCommandSpec()
                .optionsMap()
                .keySet();
    }
}
