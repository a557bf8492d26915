package dev.faultline.rehearsal.release;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import java.util.Map;

/**
 * The program that is a bad release of the API: it starts, it listens, and every request fails, health checks included,
 * as when a configuration is missing that only production has.
 */
public final class BrokenVersion {
    private static final int WORKERS = 2;

    private BrokenVersion() {}

    /**
     * The configuration of the bad release.
     *
     * @param port 0 for any free one
     */
    public record BrokenConfig(int port) {}

    /** Runs it as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("broken", BrokenConfig.class, BrokenVersion::start);
    }

    static Serving start(BrokenConfig config) {
        EndpointHandler failing = new EndpointHandler(
                call -> Answer.error(500, "internal"), failure -> Answer.error(500, "internal"));
        WebServer server = WebServer.start(config.port(), WORKERS, failing);
        return new Serving(Map.of("port", server.port()), server);
    }
}
