package dev.faultline.toxics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The fault proxy as a process of its own. Reads <code>{"host":"127.0.0.1","port":0}</code> as the first line of its
 * standard input, answers <code>READY {"port":N}</code> once the API listens, and ends when its standard input does.
 * Exit status 0, 3 for bad input, 4 when it cannot start.
 */
public final class ToxicsProcess {
    /** The options of the Java that it runs in: small, and soon warm. */
    public static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m");

    private static final int BAD_INPUT = 3;
    private static final int FAILED = 4;

    private ToxicsProcess() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        // Standard output carries the protocol and nothing else, whatever the logging is set to.
        PrintStream protocol = System.out;
        System.setOut(System.err);
        BufferedReader owner = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(run(owner, protocol));
    }

    private static int run(BufferedReader owner, PrintStream protocol) throws IOException {
        InetSocketAddress api;
        try {
            api = address(owner.readLine());
        } catch (IllegalArgumentException e) {
            System.err.println("toxics: " + e.getMessage());
            return BAD_INPUT;
        }
        try (ToxicsServer server = ToxicsServer.start(api)) {
            protocol.println("READY {\"port\":" + server.apiUri().getPort() + "}");
            protocol.flush();
            awaitEnd(owner);
            return 0;
        } catch (IOException e) {
            System.err.println("toxics: " + e.getMessage());
            return FAILED;
        }
    }

    private static void awaitEnd(BufferedReader owner) throws IOException {
        while (owner.readLine() != null) {
            // The owner has nothing more to say; only its end matters.
        }
    }

    private static InetSocketAddress address(String line) {
        String expected = "expected {\"host\":\"127.0.0.1\",\"port\":0} as the first line of standard input, found ";
        if (line == null) {
            throw new IllegalArgumentException(expected + "its end");
        }
        try {
            JsonNode json = new ObjectMapper().readTree(line);
            JsonNode host = json.path("host");
            JsonNode port = json.path("port");
            if (host.isTextual() && port.isInt() && port.intValue() >= 0 && port.intValue() <= 65535) {
                return new InetSocketAddress(host.textValue(), port.intValue());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(expected + line + " (" + e.getOriginalMessage() + ")", e);
        }
        throw new IllegalArgumentException(expected + line);
    }
}
