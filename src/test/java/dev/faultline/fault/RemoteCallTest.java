package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.CallSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.HttpCall;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.StandInServer;
import dev.faultline.target.StandInServer.Answer;
import dev.faultline.target.StandInServer.Request;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that does to itself what it is asked for, and stops when it is asked to. */
class RemoteCallTest {
    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    private volatile boolean running;
    private volatile boolean deaf;
    private StandInServer system;

    @BeforeEach
    void aSystemWithAJob() throws IOException {
        system = new StandInServer(request -> request.target().equals("/job") ? job(request) : Answer.of(404));
    }

    private Answer job(Request request) {
        if (!deaf) {
            switch (request.method()) {
                case "PUT" -> running = true;
                case "DELETE" -> running = false;
                default -> {}
            }
        }
        return new Answer(deaf ? 503 : 200, "{\"running\":" + running + "}");
    }

    @AfterEach
    void stop() {
        system.close();
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
            assertThat(system.asked()).extracting(Request::line).contains("DELETE /job");
        }
    }

    @Test
    void whatTheSystemDoesNotTellIsNotOverYet() throws Exception {
        running = true;
        deaf = true;
        Undo undo = new Undo.EndCall(spec(NONE), system.uri(), NONE);

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
        Undo undo = new Undo.EndCall(spec(unset), system.uri(), NONE);

        assertThatThrownBy(undo::perform)
                .hasMessageContaining("the environment variable FAULTLINE_TEST_UNSET is not set");
        assertThat(system.asked()).isEmpty();
    }

    /** What the watchdog does, and {@code faultline heal}. */
    @Test
    void anotherProcessUndoesItFromTheJournal() throws Exception {
        Journal journal = Journal.open(folder, "dead");
        journal.intend(new Undo.EndCall(spec(NONE), system.uri(), NONE));
        running = true;

        List<UndoFailed> failures = new Unwinding(
                        new JournalFile(journal.path()), "a test", Clock.systemUTC(), Optional.of(Duration.ZERO))
                .unwind("x");

        assertThat(failures).isEmpty();
        assertThat(running).isFalse();
    }

    private Bench bench() throws IOException {
        return new Bench(
                folder,
                new Topology(
                        TargetSpec.BACKEND,
                        system.uri(),
                        Bench.NOWHERE,
                        Bench.NOWHERE,
                        Bench.NOWHERE,
                        List.of(),
                        List.of()));
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
