package dev.faultline.toxics;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * A fault proxy for the tests that hold the embedded one and a real Toxiproxy server together: each test runs against
 * both, and against the embedded one alone where no real one can be had, which is said.
 */
abstract class InteropFixture {
    /** Whose make the proxy is. */
    enum Make {
        EMBEDDED,
        REAL
    }

    @Parameter
    Make make;

    private static Path folder;
    static ProxyProcess process;

    /** One for each test: it remembers the proxies that were made with it. */
    ToxiproxyClient toxiproxy;

    static List<Make> makes() {
        List<Make> makes = new ArrayList<>(List.of(Make.EMBEDDED));
        RealToxiproxy.program().ifPresent(program -> makes.add(Make.REAL));
        return makes;
    }

    @BeforeParameterizedClassInvocation
    static void startProcess(Make make) throws IOException {
        folder = Files.createTempDirectory("interop");
        Path log = folder.resolve("log");
        process = make == Make.EMBEDDED
                ? ProxyProcess.embedded(log)
                : ProxyProcess.real(RealToxiproxy.program().orElseThrow(), log, "-proxy-metrics");
    }

    @BeforeEach
    void startClient() {
        toxiproxy = process.client();
    }

    @AfterParameterizedClassInvocation
    static void endProcess() throws IOException {
        process.close();
        Files.deleteIfExists(folder.resolve("log"));
        Files.deleteIfExists(folder);
    }

    @AfterEach
    void deleteProxies() throws IOException {
        for (Proxy proxy : toxiproxy.getProxies()) {
            proxy.delete();
        }
    }

    Proxy proxyTo(Upstream upstream) throws IOException {
        return toxiproxy.createProxy("link", "127.0.0.1:0", upstream.address());
    }
}
