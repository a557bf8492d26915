package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.target.SystemState;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StateWatchTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerThatCannotBeUnderstoodIsToldOnceAndTheWatchGoesOn() {
        StandInTarget target = new StandInTarget(NOWHERE, this::understoodFromTheThirdOn);
        try (StateWatch watch = new StateWatch(target, AnchoredClock.anchored("test"), events::add)) {
            await().until(() -> watch.latest().isPresent());
        }
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.ObservationLost.class,
                        lost -> assertThat(lost.why()).contains("no number"));
    }

    @Test
    void aRolloutIsRecordedWheneverItChangesAndWhatIsThereAlreadyToo() {
        List<SystemState.Release> releases = List.of(
                new SystemState.Release("api", "2", "rolling", "1 of 3"),
                new SystemState.Release("api", "2", "rolling", "1 of 3"),
                new SystemState.Release("api", "2", "completed", "3 of 3"));
        watchThrough(releases.stream().map(StateWatchTest::released).toList());
        assertThat(events)
                .extracting(event -> ((Event.ReleaseSeen) event).state())
                .containsExactly("rolling", "completed");
    }

    @Test
    void aRestoreIsRecordedWheneverItChanges() {
        List<SystemState.Restore> restores = List.of(
                new SystemState.Restore("recovering", "from base backup and archive"),
                new SystemState.Restore("recovering", "from base backup and archive"),
                new SystemState.Restore("completed", "recovered to the instant that was asked for"));
        watchThrough(restores.stream().map(StateWatchTest::restored).toList());

        assertThat(events)
                .extracting(event -> ((Event.RestoreSeen) event).state())
                .containsExactly("recovering", "completed");
    }

    @Test
    void regionsAreRecordedWheneverTheyStandOtherwise() {
        List<SystemState.Regions> regions = List.of(
                new SystemState.Regions("first", "db-a", "idle", ""),
                new SystemState.Regions("first", "db-a", "idle", ""),
                new SystemState.Regions("second", "db-a", "idle", ""),
                new SystemState.Regions("second", "db-r2", "promoted", "db-r2 takes writes"));
        watchThrough(regions.stream().map(StateWatchTest::regional).toList());

        assertThat(events)
                .extracting(event -> ((Event.RegionsSeen) event).serving() + " " + ((Event.RegionsSeen) event).state())
                .containsExactly("first idle", "second idle", "second promoted");
    }

    @Test
    void aFigureThatIsToldNoMoreIsRecordedOnceAndSoIsItsReturn() {
        List<SystemState.Signal> lag = List.of(new SystemState.Signal("lag", "db-r2", 0));
        watchThrough(List.of(measured(lag), measured(lag), measured(List.of()), measured(List.of()), measured(lag)));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("SignalSeen", "SignalLost", "SignalSeen");
        assertThat(events.get(1)).isInstanceOfSatisfying(Event.SignalLost.class, lost -> {
            assertThat(lost.signal()).isEqualTo("lag");
            assertThat(lost.node()).isEqualTo("db-r2");
        });
    }

    @Test
    void whatWasToldTooLongAgoIsKnownNoMore() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        CountDownLatch silent = new CountDownLatch(1);
        StandInTarget target = new StandInTarget(NOWHERE, () -> {
            if (silent.getCount() == 0) {
                throw new IOException("no answer");
            }
            return StandInTarget.with(new SystemState.Invariant("one-writer", true, "db-a"));
        });
        try (StateWatch watch = new StateWatch(target, now::get, events::add)) {
            await().until(() -> watch.latest().isPresent());
            silent.countDown();
            now.updateAndGet(instant -> instant.plus(StateWatch.SILENCE));
            assertThat(watch.latest()).isPresent();
            now.updateAndGet(instant -> instant.plusSeconds(3));
            await().until(() -> watch.latest().isEmpty() && !events.isEmpty());
        }
        assertThat(events).singleElement().isInstanceOf(Event.ObservationLost.class);
    }

    /** Watches a target that tells these states, one after the other, and the last one for ever. */
    private void watchThrough(List<SystemState> states) {
        StandInTarget target =
                new StandInTarget(NOWHERE, () -> states.get(Math.min(asked.getAndIncrement(), states.size() - 1)));
        try (StateWatch watch = new StateWatch(target, AnchoredClock.anchored("test"), events::add)) {
            await().until(() -> asked.get() > states.size() + 1);
        }
    }

    private static SystemState measured(List<SystemState.Signal> signals) {
        return new SystemState(StandInTarget.topologyAt(NOWHERE), List.of(), List.of(), signals, Optional.empty());
    }

    private static SystemState released(SystemState.Release release) {
        return new SystemState(
                StandInTarget.topologyAt(NOWHERE), List.of(), List.of(), List.of(), Optional.of(release));
    }

    private static SystemState regional(SystemState.Regions regions) {
        return new SystemState(
                StandInTarget.topologyAt(NOWHERE),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(regions));
    }

    private static SystemState restored(SystemState.Restore restore) {
        return new SystemState(
                StandInTarget.topologyAt(NOWHERE),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(restore));
    }

    private SystemState understoodFromTheThirdOn() {
        if (asked.incrementAndGet() < 3) {
            throw new IllegalArgumentException("no number");
        }
        return StandInTarget.with(new SystemState.Invariant("one-writer", true, "db-a"));
    }
}
