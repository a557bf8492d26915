package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.ConcurrentTest;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a fault when the harness that injected it is killed, frozen, or told to end: it is undone. */
class WatchdogIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LONG_TERM = "PT1M";
    private static final String SHORT_TERM = "PT3S";

    @TempDir
    Path folder;

    private Victim victim;
    private Process harness;
    private BufferedReader said;
    private ProcessHandle watchdog;

    @BeforeEach
    void startVictim() throws Exception {
        victim = Victim.withChild();
    }

    @AfterEach
    void endAll() {
        victim.close();
        if (harness != null) {
            harness.destroyForcibly();
            watchdog.destroyForcibly();
        }
    }

    private void startHarness(String term) throws Exception {
        List<String> words = new ArrayList<>(TestJvm.command());
        words.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                FakeHarness.class.getName(),
                folder.toString(),
                term,
                Long.toString(victim.identity().pid()),
                victim.identity().started().toString()));
        harness = new ProcessBuilder(words)
                .redirectError(folder.resolve("harness.log").toFile())
                .start();
        said = harness.inputReader(StandardCharsets.UTF_8);
        watchdog = ProcessHandle.current();
        assertThat(said.readLine()).isEqualTo("READY");
        watchdog = harness.children().findAny().orElseThrow();
    }

    private String tell(String order) throws IOException {
        harness.getOutputStream().write((order + "\n").getBytes(StandardCharsets.US_ASCII));
        harness.getOutputStream().flush();
        return said.readLine();
    }

    private void freezeVictim() throws Exception {
        assertThat(tell("freeze")).startsWith("FROZEN").contains("state T");
        assertThat(victim.isStopped()).isTrue();
    }

    private ProcessIdentity identity(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElseThrow());
    }

    private String journal() throws IOException {
        return Files.readString(folder.resolve("run-1.jsonl"));
    }

    private void assertUndoneByTheWatchdog() throws Exception {
        await().atMost(SOON).until(() -> !watchdog.isAlive());
        assertThat(victim.isStopped()).isFalse();
        assertThat(victim.echoes()).isTrue();
        assertThat(journal()).contains("epoch-closed", "\"closed\"", "the watchdog");
        assertThat(Journal.pending(folder)).isEmpty();
    }

    @ConcurrentTest
    void killNineOfTheHarnessLeavesNoFaultBehind() throws Exception {
        startHarness(LONG_TERM);
        freezeVictim();

        harness.destroyForcibly().waitFor();

        await().atMost(SOON).until(() -> !victim.isStopped());
        assertUndoneByTheWatchdog();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void killNineBetweenAnyTwoStepsOfAnInjectionLeavesNoFaultBehind(int cycles) throws Exception {
        startHarness(LONG_TERM);
        String line = tell("churn");
        while (!line.equals("CYCLE " + cycles)) {
            line = said.readLine();
        }
        harness.destroyForcibly().waitFor(); // it is reverting by now, or injecting once more

        assertUndoneByTheWatchdog();
    }

    @ConcurrentTest
    void aFrozenHarnessLosesItsLeaseAndInjectsNothingMoreWhenItThaws() throws Exception {
        startHarness(SHORT_TERM);
        freezeVictim();

        ProcessSignal.STOP.sendTo(List.of(identity(harness.toHandle())));
        await().atMost(SOON).until(() -> !victim.isStopped());
        await().atMost(SOON).until(() -> journal().contains("\"closed\""));
        assertThat(victim.echoes()).isTrue();
        assertThat(watchdog.isAlive()).as("it stays until the harness is gone").isTrue();
        ProcessSignal.CONT.sendTo(List.of(identity(harness.toHandle())));

        assertThat(tell("freeze")).startsWith("LeaseLost").contains("nothing more is injected");
        assertThat(victim.echoes()).isTrue();
        assertThat(tell("end")).isEqualTo("ENDED true true");
        assertUndoneByTheWatchdog();
    }

    @ConcurrentTest
    void theWatchdogOutlivesCtrlCAndTermination() throws Exception {
        startHarness(LONG_TERM);
        freezeVictim();
        for (String signal : List.of("-INT", "-TERM", "-HUP", "-INT")) {
            assertThat(Command.of("kill", signal, Long.toString(watchdog.pid()))
                            .run(Duration.ofSeconds(5))
                            .exit())
                    .isZero();
        }
        harness.destroyForcibly().waitFor();

        await().atMost(SOON).until(() -> !victim.isStopped());
        assertUndoneByTheWatchdog();
    }

    @ConcurrentTest
    void aRunThatEndsInGoodOrderSendsItsWatchdogHome() throws Exception {
        startHarness(LONG_TERM);
        freezeVictim();

        assertThat(tell("end")).isEqualTo("ENDED true true");

        assertThat(watchdog.isAlive()).isFalse();
        assertThat(victim.echoes()).isTrue();
        assertThat(journal()).doesNotContain("epoch-closed").contains("\"closed\"");
    }

    @ConcurrentTest
    void aRunThatEndsWithSomethingPendingHasItUndoneByTheWatchdog() throws Exception {
        startHarness(LONG_TERM);
        freezeVictim();

        assertThat(tell("leave")).isEqualTo("LEFT");

        assertUndoneByTheWatchdog();
    }

    @ConcurrentTest
    void whatIsLeftWhenTheWatchdogDiedTooIsHealedByTheNextRun() throws Exception {
        startHarness(LONG_TERM);
        freezeVictim();
        ProcessIdentity dog = identity(watchdog);
        ProcessIdentity dead = identity(harness.toHandle());
        ProcessSignal.KILL.sendTo(List.of(dog, dead));
        await().until(() -> ProcessState.of(dead) == ProcessState.GONE);
        assertThat(victim.isStopped()).isTrue();
        assertThat(Journal.pending(folder))
                .singleElement()
                .satisfies(left -> assertThat(left.undos()).hasSize(1));

        assertThat(Journal.heal(folder)).singleElement().asString().contains("run-1", "continued");

        assertThat(victim.echoes()).isTrue();
        assertThat(Journal.pending(folder)).isEmpty();
    }

    @ConcurrentTest
    void whenTheWatchdogDiesNothingMoreIsInjected() throws Exception {
        startHarness(LONG_TERM);
        ProcessSignal.KILL.sendTo(List.of(identity(watchdog)));
        await().until(() -> !watchdog.isAlive());

        assertThat(tell("freeze")).startsWith("LeaseLost").contains("its watchdog is gone");
        assertThat(victim.echoes()).isTrue();
    }
}
