package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.Call;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.fault.aws.AwsAccount;
import dev.faultline.fault.aws.Experiments;
import dev.faultline.fault.aws.PreflightFailed;
import dev.faultline.fault.aws.RemoteLock;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account is made ready, broken and left as it was, whatever AWS answers and whenever the harness dies. */
class AwsGroundTest {
    private static final List<String> WRITES =
            List.of("ssm:PutParameter", "fis:CreateExperimentTemplate", "fis:StartExperiment", "fis:StopExperiment");

    @TempDir
    private Path folder;

    private AwsBench bench;

    @BeforeEach
    void up() throws Exception {
        bench = new AwsBench(folder);
    }

    @AfterEach
    void down() {
        bench.close();
    }

    private void assertThatNothingWasMade() {
        assertThat(bench.operations()).doesNotContainAnyElementsOf(WRITES);
        assertThat(bench.left()).isEmpty();
    }

    @Test
    void anAccountIsLockedAndGivenTemplatesAndLeftAsItWas() throws Exception {
        Journal journal = bench.journal();
        AwsGround ground = bench.prepare("rds-failover", journal);

        assertThat(bench.left()).isNotEmpty();
        assertThat(bench.progress)
                .anyMatch(line ->
                        line.contains("kill-primary would take arn:aws:rds:ap-south-1:111122223333:db:blinklean"));
        assertThat(bench.cloud.calls())
                .filteredOn(call -> call.operation().equals("fis:StartExperiment"))
                .singleElement()
                .satisfies(call -> assertThat(call.input()
                                .at("/experimentOptions/actionsMode")
                                .asText())
                        .isEqualTo("skip-all"));

        ground.close();
        assertThat(bench.left()).isEmpty();
        assertThat(journal.pending()).isEmpty();
    }

    @Test
    void whatTakesAThingBackIsOnDiskBeforeItIsMade() throws Exception {
        AwsAccount real = bench.account();
        List<String> written = new ArrayList<>();
        Journal journal = bench.journal();
        AwsAccount watched = spied(AwsAccount.class, real, name -> {
            if (name.equals("take") || name.equals("createTemplate") || name.equals("start")) {
                written.add(name + " after " + undos(journal));
            }
        });

        AwsGround.prepare(bench.order("rds-failover"), watched, journal, line -> {})
                .close();

        assertThat(written)
                .containsExactly(
                        "take after [ReleaseLock]",
                        "createTemplate after [ReleaseLock, DeleteTemplates, EndExperiments]",
                        "start after [ReleaseLock, DeleteTemplates, EndExperiments]");
    }

    private static List<String> undos(Journal journal) {
        try {
            return journal.pending().stream()
                    .map(intent -> intent.undo().getClass().getSimpleName())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLockOfSomebodyElseRefusesTheRunAndSaysWhoseItIs() throws Exception {
        RemoteLock lock = bench.account().lock();
        lock.take(
                RemoteLock.name("blinklean"),
                new RemoteLock.Holder(
                        "20261122-110000-other", "arn:aws:iam::111122223333:user/anna", "2026-11-22T11:00:00Z"),
                Map.of());

        assertThatThrownBy(() -> bench.prepare("rds-failover", bench.journal()))
                .isInstanceOf(PreflightFailed.class)
                .hasMessageContaining("blinklean is locked")
                .hasMessageContaining("user/anna")
                .hasMessageContaining("20261122-110000-other");
        assertThat(lock.holder(RemoteLock.name("blinklean"))).isPresent();
        assertThat(bench.operations()).doesNotContain("fis:CreateExperimentTemplate", "ssm:DeleteParameter");
    }

    @Test
    void anAlarmThatFiresRefusesTheRunBeforeAnythingIsMade() throws Exception {
        bench.cloud
                .account()
                .change(
                        bench.cloud.account().arn("cloudwatch", "alarm:blinklean-nobody-can-book"),
                        (ObjectNode alarm) -> alarm.put("StateValue", "ALARM"));

        assertThatThrownBy(() -> bench.prepare("rds-failover", bench.journal()))
                .isInstanceOf(PreflightFailed.class)
                .hasMessageContaining("the alarm blinklean-nobody-can-book is ALARM");
        assertThatNothingWasMade();
    }

    @Test
    void anEdgeThatRefusesOneOrdinaryRequestRefusesTheRun() throws Exception {
        bench.answer.set(403);

        assertThatThrownBy(() -> bench.prepare("rds-failover", bench.journal()))
                .isInstanceOf(PreflightFailed.class)
                .hasMessageContaining("the edge answered 403");
        assertThatNothingWasMade();
    }

    @Test
    void aClockThatIsWrongRefusesTheRun() throws Exception {
        bench.cloud.skewedBy(Duration.ofSeconds(90));

        assertThatThrownBy(() -> bench.prepare("rds-failover", bench.journal()))
                .isInstanceOf(PreflightFailed.class)
                .hasMessageContaining("behind AWS's");
        assertThatNothingWasMade();
    }

    @Test
    void aFaultIsAnExperimentThatIsStartedSeenToBiteAndEnded() throws Exception {
        Journal journal = bench.journal();
        AwsGround ground = bench.prepare("rds-failover", journal);
        Faults faults = bench.faults(ground, journal);
        Injection injection = faults.inject(AwsBench.fault("rds-failover"));
        assertThat(injection.proof()).isNotDone();

        failedOver();
        Optional<String> proof = injection.proof().get(30, TimeUnit.SECONDS);
        faults.revert(injection);
        faults.close();
        ground.close();

        assertThat(proof).get().asString().contains("began to act").contains("Multi-AZ instance failover started");
        assertThat(bench.events)
                .anySatisfy(event -> assertThat(event).isInstanceOf(Event.FaultInjected.class))
                .anySatisfy(event -> assertThat(event).isInstanceOf(Event.FaultReverted.class));
        assertThat(bench.left()).isEmpty();
        assertThat(journal.pending()).isEmpty();
    }

    private void failedOver() {
        ObjectNode event = new ObjectMapper()
                .createObjectNode()
                .put("Date", Instant.now().getEpochSecond())
                .put("SourceIdentifier", "blinklean")
                .put("SourceType", "db-instance")
                .put("Message", "Multi-AZ instance failover started.");
        event.putArray("EventCategories").add("failover");
        bench.cloud.account().record("rds:events", event);
    }

    @Test
    void anExperimentThatFailsIsToldAndNothingIsLeft() throws Exception {
        bench.cloud.nextExperimentFails("the role may not do that");
        Journal journal = bench.journal();
        AwsGround ground = bench.prepare("rds-failover", journal);
        Faults faults = bench.faults(ground, journal);
        Injection injection = faults.inject(AwsBench.fault("rds-failover"));

        Optional<Event.StopConditionMet> ended = Optional.empty();
        for (int i = 0; i < 60 && ended.isEmpty(); i++) {
            ended = faults.endedEarly();
            Deadline.after(Duration.ofMillis(250)).pause(Duration.ofMillis(250));
        }

        assertThat(ended)
                .get()
                .satisfies(met -> assertThat(met.found()).contains("is FAILED").contains("the role may not do that"));
        faults.revert(injection);
        assertThat(injection.proof().get(1, TimeUnit.SECONDS)).isEmpty();
        faults.close();
        ground.close();
        assertThat(bench.left()).isEmpty();
    }

    /** Dies before and after every single call that changes something, and between any two of them. */
    @Test
    void wheneverTheHarnessDiesTheNextRunTakesBackWhatItHasLeft() throws Exception {
        int gaps = 0;
        for (boolean goesOn = true; goesOn; gaps++) {
            Path journals = folder.resolve("gap-" + gaps);
            int dies = gaps;
            AtomicInteger calls = new AtomicInteger();
            AwsAccount mortal = spied(AwsAccount.class, bench.account(), name -> {
                if (calls.getAndIncrement() == dies) {
                    throw new Death();
                }
            });
            String run = "20261122-120000-gap-" + gaps;
            Journal journal = AwsBench.journalOfTheDead(journals);
            try {
                AwsGround.prepare(bench.order("rds-failover", run), mortal, journal, line -> {})
                        .close();
                goesOn = false;
            } catch (Death e) {
                new Healing(journals, Optional.of(Duration.ZERO)).heal();
            }
            assertThat(bench.left(run))
                    .as("left by a death before call " + gaps)
                    .isEmpty();
        }
        assertThat(gaps).isGreaterThan(8);
    }

    /** As sudden as a kill: nobody catches it, nothing is taken back. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Hears of a call before it is made. */
    private interface Ear {
        void hear(String name);
    }

    /** An account whose own calls, and those of its experiments and its lock, are heard of first. */
    private static <T> T spied(Class<T> type, T real, Ear ear) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("experiments") && args == null && type == AwsAccount.class) {
                return spied(Experiments.class, ((AwsAccount) real).experiments(), ear);
            }
            if (method.getName().equals("lock") && type == AwsAccount.class) {
                return spied(RemoteLock.class, ((AwsAccount) real).lock(), ear);
            }
            ear.hear(method.getName());
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void noCredentialIsInTheJournalOrInWhatIsSaid() throws Exception {
        AwsGround ground = bench.prepare("rds-failover", bench.journal());
        ground.close();
        StringBuilder all = new StringBuilder(String.join("\n", bench.progress));
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        assertThat(all.toString()).doesNotContain(bench.cloud.secrets());
        assertThat(bench.cloud.calls()).extracting(Call::operation).contains("sts:GetCallerIdentity");
    }
}
