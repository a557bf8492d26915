package dev.faultline.cli;

import dev.faultline.observe.alarm.AlarmSyntaxException;
import dev.faultline.plan.PlanException;
import dev.faultline.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear message on standard error and an exit status; a stack trace only for our own faults. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ScenarioException
                || failure instanceof PlanException
                || failure instanceof AlarmSyntaxException
                || failure instanceof BadInput) {
            command.getErr().println(failure.getMessage());
            return ExitStatus.BAD_INPUT.code();
        }
        command.getErr().println("faultline: " + describe(failure));
        if (failure instanceof RuntimeException && !(failure instanceof UncheckedIOException)) {
            failure.printStackTrace(command.getErr());
        }
        return ExitStatus.HARNESS_FAILED.code();
    }

    private static String describe(Exception failure) {
        boolean bare = failure.getMessage() == null || failure instanceof FileSystemException;
        String what = bare ? failure.toString() : failure.getMessage();
        return (failure instanceof IOException || failure instanceof UncheckedIOException)
                        && String.valueOf(failure.getMessage()).contains("No space left")
                ? what + " (the disk is full: free some space, then run again)"
                : what;
    }

    static int badArguments(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitStatus.BAD_INPUT.code();
    }
}
