package dev.faultline.rehearsal.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Holds a program's standard input: its first line is the configuration, and its end means that the owner is gone, or
 * wants the program to stop.
 */
final class InputOwner implements Owner {
    private final BufferedReader input;

    InputOwner(InputStream input) {
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> configuration() throws IOException {
        return Optional.ofNullable(input.readLine());
    }

    @Override
    public String where() {
        return "the first line of standard input";
    }

    @Override
    public void awaitEnd() {
        try {
            while (input.readLine() != null) {
                // Only the end of the input has a meaning.
            }
        } catch (IOException ownerGone) {
            // A broken pipe says the same as its end.
        }
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException alreadyGone) {
            // It was only read, so nothing is lost.
        }
    }
}
