package dev.faultline.rehearsal.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whoever started a program of the rehearsal: tells it what to do, and when to end. For one thread. */
interface Owner extends AutoCloseable {
    /** The configuration as JSON; empty where the owner has gone already. Throws {@link IOException}, saying what to do. */
    Optional<String> configuration() throws IOException;

    /** Where the configuration stands, in words. */
    String where();

    /** Returns when the program is to end. */
    void awaitEnd() throws InterruptedException;

    /** The program has ended. */
    @Override
    void close();

    /**
     * The owner that a program's arguments speak of: none, and it is whoever holds standard input; {@code --config FILE},
     * and it is the container that the program is alone in. Throws {@link IllegalArgumentException} for anything else.
     */
    static Owner of(String... arguments) {
        if (arguments.length == 0) {
            return new InputOwner(System.in);
        }
        if (arguments.length == 2 && arguments[0].equals("--config")) {
            return new ContainerOwner(Path.of(arguments[1]), System.getenv());
        }
        throw new IllegalArgumentException(
                "expected no arguments, or --config and a file, found: " + String.join(" ", arguments));
    }
}
