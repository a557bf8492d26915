package dev.faultline.rehearsal.protocol;

import com.fasterxml.jackson.core.JacksonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the rehearsal that lives exactly as long as its owner holds its standard input open.
 *
 * <p>The first line of standard input is its configuration, one line of JSON. When it serves it writes one line,
 * {@code READY {…}}, to standard output, and nothing else ever. End of input means that the owner is gone or wants it
 * to stop: it then has {@link #STOP_LIMIT} to end in order. Exit status: 0 stopped as asked, 1 could not start,
 * 2 the configuration was wrong.
 */
public final class OwnedProcess {
    /** How long an orderly stop may take before the process ends regardless. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private OwnedProcess() {}

    /**
     * How a program starts.
     *
     * @param <C> its configuration
     */
    @FunctionalInterface
    public interface Program<C> {
        /**
         * Starts to serve.
         *
         * @throws Exception when it cannot; the message is shown to the owner in the program's log
         */
        Serving start(C configuration) throws Exception;
    }

    /** Runs a program from its configuration to the end of its input, then ends this process. */
    public static <C> void run(String name, Class<C> configurationType, Program<C> program) {
        PrintStream protocol = System.out;
        System.setOut(System.err);
        StandardErrorLog.install();
        System.exit(new OwnedProcess().live(name, configurationType, program, protocol));
    }

    private <C> int live(String name, Class<C> configurationType, Program<C> program, PrintStream protocol) {
        Logger log = LoggerFactory.getLogger("dev.faultline.rehearsal." + name);
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = input.readLine();
            if (line == null) {
                return 0;
            }
            Serving serving = program.start(Json.MAPPER.readValue(line, configurationType));
            protocol.println("READY " + Json.MAPPER.writeValueAsString(serving.ready()));
            protocol.flush();
            awaitEnd(input);
            stop(serving.program(), log);
            return 0;
        } catch (JacksonException wrong) {
            log.error("{}: the first line of standard input is not its configuration: {}", name, wrong.getMessage());
            return 2;
        } catch (UncheckedIOException expected) {
            log.error("{} could not start: {}", name, expected.getMessage());
            return 1;
        } catch (Exception unforeseen) {
            log.error("{} could not start", name, unforeseen);
            return 1;
        }
    }

    private static void awaitEnd(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // Only the end of the input has a meaning.
            }
        } catch (IOException ownerGone) {
            // A broken pipe says the same as its end.
        }
    }

    private static void stop(AutoCloseable program, Logger log) throws InterruptedException {
        Thread stopping = new Thread(() -> close(program, log), "stop");
        stopping.setDaemon(true);
        stopping.start();
        stopping.join(STOP_LIMIT.toMillis());
    }

    private static void close(AutoCloseable program, Logger log) {
        try {
            program.close();
        } catch (Exception failed) {
            log.warn("The stop was not orderly: {}", failed.toString());
        }
    }
}
