package dev.faultline.rehearsal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the rehearsal in its own JVM, owned by a test. */
final class ForkedProgram implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ForkedProgram(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static ForkedProgram started(Class<?> main, String configuration) throws IOException {
        return started(main, List.of(), configuration + '\n');
    }

    /** With arguments of its main method, and {@code input} on its standard input, which stays open. */
    static ForkedProgram started(Class<?> main, List<String> arguments, String input) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ForkedProgram program = new ForkedProgram(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        program.process.outputWriter(StandardCharsets.UTF_8).append(input).flush();
        return program;
    }

    /** What its READY line says; fails when its first line is another. */
    JsonNode ready() throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith("READY ")) {
            throw new AssertionError("Instead of READY came: " + line);
        }
        return Json.MAPPER.readTree(line.substring("READY ".length()));
    }

    /** The rest of its standard output. */
    List<String> rest() {
        return output.lines().toList();
    }

    /** Ends its input, as an owner does who goes away. */
    void letGo() throws IOException {
        process.getOutputStream().close();
    }

    /** Asks it to end, as an engine does that stops a container. */
    void terminate() {
        process.toHandle().destroy(); // not the process's own: that would close its streams, which are yet to be read
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("It still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
