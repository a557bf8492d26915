package dev.faultline.toxics;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A fault proxy in a process of its own, the embedded one or a real Toxiproxy server, whose owner closes it. */
public final class ProxyProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String HOST = "127.0.0.1";

    private final Process process;
    private final int apiPort;

    private ProxyProcess(Process process, int apiPort) {
        this.process = process;
        this.apiPort = apiPort;
    }

    /** The embedded proxy, started as a run starts it. */
    public static ProxyProcess embedded(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(ToxicsProcess.JVM_OPTIONS);
        command.add(ToxicsProcess.class.getName());
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try {
            var owner = process.outputWriter(StandardCharsets.UTF_8);
            owner.write("{\"host\":\"" + HOST + "\",\"port\":0}\n");
            owner.flush();
            String ready = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (ready == null || !ready.startsWith("READY ")) {
                throw new IOException("the embedded proxy has not started, see " + log);
            }
            int port = new ObjectMapper()
                    .readTree(ready.substring("READY ".length()))
                    .path("port")
                    .intValue();
            return new ProxyProcess(process, port);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** A Toxiproxy server as it comes, with the arguments {@code options} besides. */
    public static ProxyProcess real(Path program, Path log, String... options) throws IOException {
        int port = freePort();
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-host", HOST, "-port", Integer.toString(port)));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await("Toxiproxy's API, see " + log).atMost(START_LIMIT).until(() -> accepts(port));
            return new ProxyProcess(process, port);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Its API. */
    public URI apiUri() {
        return URI.create("http://" + HOST + ":" + apiPort);
    }

    /** A client of its API. */
    public ToxiproxyClient client() {
        return new ToxiproxyClient(HOST, apiPort);
    }

    /** Makes a proxy that leads to {@code upstream}, and tells where it listens. */
    public InetSocketAddress leadingTo(String name, InetSocketAddress upstream) throws IOException {
        String to = HOST + ":" + upstream.getPort();
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Client.port(client().createProxy(name, HOST + ":0", to)));
    }

    /** The processor time it has used, in user and kernel mode. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(HOST, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
