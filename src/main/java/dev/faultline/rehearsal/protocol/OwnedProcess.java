package dev.faultline.rehearsal.protocol;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the rehearsal that lives exactly as long as its owner wants it to.
 *
 * <p>Its owner is whoever holds its standard input: the first line is its configuration, one line of JSON, and the end of
 * input means that the owner is gone or wants it to stop. Or, started with {@code --config FILE}, its owner is the
 * container that it is alone in: the file is its configuration, and SIGTERM means that it is to stop. It then has {@link
 * #STOP_LIMIT} to end in order. When it serves it writes one line, {@code READY {…}}, to standard output, and nothing else
 * ever. Exit status: 0 stopped as asked (143 by SIGTERM), 1 could not start, 2 the configuration was wrong.
 */
public final class OwnedProcess {
    /** How long an orderly stop may take before the process ends regardless. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private final Logger log;

    private OwnedProcess(String name) {
        this.log = LoggerFactory.getLogger("dev.faultline.rehearsal." + name);
    }

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

    /**
     * What a program does that does not serve but comes to an end.
     *
     * @param <C> its configuration
     */
    @FunctionalInterface
    public interface Task<C> {
        /**
         * Does it.
         *
         * @throws Exception when it cannot; the message is shown to the owner in the program's log
         */
        void complete(C configuration) throws Exception;
    }

    /**
     * Runs a program from its configuration to its owner's last word, then ends this process. {@code arguments}: those of
     * its main method.
     */
    public static <C> void run(String name, Class<C> configurationType, Program<C> program, String... arguments) {
        PrintStream protocol = System.out;
        live(name, configurationType, arguments, (owner, configuration) -> {
            Serving serving = program.start(configuration);
            protocol.println("READY " + Json.MAPPER.writeValueAsString(serving.ready()));
            protocol.flush();
            owner.awaitEnd();
            return Optional.of(serving);
        });
    }

    /** Runs a task from its configuration to its end, then ends this process. */
    public static <C> void complete(String name, Class<C> configurationType, Task<C> task, String... arguments) {
        live(name, configurationType, arguments, (owner, configuration) -> {
            task.complete(configuration);
            return Optional.empty();
        });
    }

    /** A life of a program; returns what is left to be stopped. */
    @FunctionalInterface
    private interface Life<C> {
        Optional<Serving> of(Owner owner, C configuration) throws Exception;
    }

    private static <C> void live(String name, Class<C> configurationType, String[] arguments, Life<C> life) {
        System.setOut(System.err);
        StandardErrorLog.install();
        System.exit(new OwnedProcess(name).live(configurationType, arguments, life));
    }

    private <C> int live(Class<C> configurationType, String[] arguments, Life<C> life) {
        Owner owner;
        try {
            owner = Owner.of(arguments);
        } catch (IllegalArgumentException wrong) {
            log.error("{}", wrong.getMessage());
            return WRONG;
        }
        try (owner) {
            Optional<String> told = owner.configuration();
            if (told.isPresent()) {
                Optional<Serving> serving = life.of(owner, Json.MAPPER.readValue(told.get(), configurationType));
                if (serving.isPresent()) {
                    stop(serving.get().program());
                }
            }
            return 0;
        } catch (JacksonException wrong) {
            log.error("{} is not its configuration: {}", owner.where(), wrong.getMessage());
            return WRONG;
        } catch (IOException | UncheckedIOException expected) {
            log.error("It could not start: {}", expected.getMessage());
            return FAILED;
        } catch (Exception unforeseen) {
            log.error("It could not start", unforeseen);
            return FAILED;
        }
    }

    private void stop(AutoCloseable program) throws InterruptedException {
        Thread stopping = new Thread(() -> close(program), "stop");
        stopping.setDaemon(true);
        stopping.start();
        stopping.join(STOP_LIMIT.toMillis());
    }

    private void close(AutoCloseable program) {
        try {
            program.close();
        } catch (Exception failed) {
            log.warn("The stop was not orderly: {}", failed.toString());
        }
    }
}
