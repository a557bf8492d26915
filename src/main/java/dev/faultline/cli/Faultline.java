package dev.faultline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code faultline} command. */
@Command(
        name = "faultline",
        description = "Proves, with measurements, that a system keeps its promises while parts of it die.",
        subcommands = {
            ValidateCommand.class,
            PlanCommand.class,
            RunCommand.class,
            CapacityCommand.class,
            DrillCommand.class,
            StopCommand.class,
            UpCommand.class,
            HealCommand.class,
            ReportCommand.class,
            ClaimsCommand.class,
            HistoryCommand.class,
            ToxicsCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:every objective passed",
            " 1:an objective failed",
            " 2:none failed, and at least one could not be decided",
            " 3:bad input; nothing was started",
            " 4:the harness failed"
        })
public final class Faultline {
    private Faultline() {}

    /** Runs the command line and exits with its status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to be executed; its output can be redirected. */
    static CommandLine commandLine() {
        return new CommandLine(new Faultline())
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::badArguments);
    }
}
