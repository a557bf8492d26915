package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.CallSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.HttpCall;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that does to itself what it is asked for, and stops when it is asked to. */
class RemoteCallTest {
    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile boolean deaf;
    private HttpServer system;

    @BeforeEach
    void aSystemWithAJob() throws IOException {
        system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/job", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod());
                if (!deaf) {
                    switch (exchange.getRequestMethod()) {
                        case "PUT" -> running = true;
                        case "DELETE" -> running = false;
                        default -> {}
                    }
                }
                byte[] body = ("{\"running\":" + running + "}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(deaf ? 503 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        system.start();
    }

    @AfterEach
    void stop() {
        system.stop(0);
    }

    @Test
    void itBitesIsSeenToAndIsUndone() throws Exception {
        try (Bench bench = bench()) {
            Injection injection = bench.faults.inject(fault(spec(NONE)));

            assertThat(Bench.proofOf(injection))
                    .hasValueSatisfying(seen -> assertThat(seen).contains("GET /job answered 200", "\"running\":true"));
            assertThat(running).isTrue();

            bench.faults.revert(injection);

            assertThat(running).isFalse();
            assertThat(bench.journal.pending()).isEmpty();
            assertThat(bench.events(Event.FaultReverted.class)).hasSize(1);
        }
    }

    @Test
    void aSystemThatRefusesIsAnInjectionThatFailedAndIsAskedToEndAllTheSame() throws Exception {
        try (Bench bench = bench()) {
            CallSpec refused = new CallSpec(
                    "job", "x", call("PUT", "/no-such-job", NONE), call("DELETE", "/job", NONE), sign(NONE));

            assertThatThrownBy(() -> bench.faults.inject(fault(refused)))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContaining("PUT /no-such-job was answered with 404");
            assertThat(asked).contains("DELETE");
        }
    }

    @Test
    void whatTheSystemDoesNotTellIsNotOverYet() throws Exception {
        running = true;
        deaf = true;
        Undo undo = new Undo.EndCall(spec(NONE), base(), NONE);

        assertThatThrownBy(undo::perform).hasMessageContaining("DELETE /job was answered with 503");
        assertThatThrownBy(undo::remaining).hasMessageContaining("GET /job was answered with 503");

        deaf = false;
        assertThat(undo.remaining()).hasValueSatisfying(rest -> assertThat(rest).contains("job is still in force"));
        undo.perform();
        assertThat(undo.remaining()).isEmpty();
    }

    @Test
    void aSystemThatIsNotThereHasNotEndedAnything() {
        Undo undo = new Undo.EndCall(spec(NONE), Bench.NOWHERE, NONE);

        assertThatThrownBy(undo::perform).hasMessageContaining("nobody listens there");
        assertThatThrownBy(undo::remaining).hasMessageContaining("nobody listens there");
    }

    @Test
    void aSecretIsAskedOfTheEnvironmentAndItsNameAloneIsWrittenDown() throws Exception {
        Optional<String> unset = Optional.of("FAULTLINE_TEST_UNSET");
        Undo undo = new Undo.EndCall(spec(unset), base(), NONE);

        assertThatThrownBy(undo::perform)
                .hasMessageContaining("the environment variable FAULTLINE_TEST_UNSET is not set");
        assertThat(asked).isEmpty();
    }

    /** What the watchdog does, and {@code faultline heal}. */
    @Test
    void anotherProcessUndoesItFromTheJournal() throws Exception {
        Journal journal = Journal.open(folder, "dead");
        journal.intend(new Undo.EndCall(spec(NONE), base(), NONE));
        running = true;

        List<UndoFailed> failures =
                new Unwinding(new JournalFile(journal.path()), "a test", Clock.systemUTC(), Duration.ZERO).unwind("x");

        assertThat(failures).isEmpty();
        assertThat(running).isFalse();
    }

    private Bench bench() throws IOException {
        return new Bench(
                folder,
                new Topology(
                        TargetSpec.BACKEND, base(), Bench.NOWHERE, Bench.NOWHERE, Bench.NOWHERE, List.of(), List.of()));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + system.getAddress().getPort());
    }

    private static PlannedFault fault(CallSpec call) {
        return new PlannedFault(
                new FaultSpec.Call("asked", Duration.ZERO, Duration.ofSeconds(5), call), List.of("job"), "");
    }

    private static CallSpec spec(Optional<String> token) {
        return new CallSpec("job", "x", call("PUT", "/job", token), call("DELETE", "/job", token), sign(token));
    }

    private static CallSpec.Sign sign(Optional<String> token) {
        return new CallSpec.Sign(call("GET", "/job", token), 200, Optional.of("\"running\":true"));
    }

    private static HttpCall call(String method, String path, Optional<String> token) {
        return new HttpCall(method, path, NONE, token);
    }
}
