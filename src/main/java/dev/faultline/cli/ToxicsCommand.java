package dev.faultline.cli;

import dev.faultline.toxics.ToxicsServer;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline toxics}: the fault proxy alone, as a stand-in for a Toxiproxy server. */
@Command(
        name = "toxics",
        description = "Runs the fault proxy alone: a TCP proxy with Toxiproxy's HTTP API.",
        mixinStandardHelpOptions = true)
final class ToxicsCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address of the HTTP API (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8474",
            description = "Port of the HTTP API; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new BadInput("--port " + port + ": a port is 0 to 65535");
        }
        try (ToxicsServer server = ToxicsServer.start(new InetSocketAddress(host, port))) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-toxics"));
            spec.commandLine().getOut().println("Fault proxy: " + server.apiUri() + " (Ctrl-C ends it)");
            new CountDownLatch(1).await();
        }
        return ExitStatus.PASS.code();
    }
}
