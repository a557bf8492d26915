package dev.faultline.observe.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.timeline.Event;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What AWS tells is recorded once, at AWS's own time of it, however late it is told. */
class AwsSignalsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Event STARTED =
            new Event.ProviderTold(NOON.plusSeconds(3), "RDS", "shop", "Multi-AZ instance failover started");

    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** A source that tells what it is given, and of which it is known that it was asked. */
    private static final class Told implements AwsSignals.Source {
        private final List<Event> known = new CopyOnWriteArrayList<>();
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public String name() {
            return "events of RDS";
        }

        @Override
        public List<Event> since(Instant since) throws AwsCallFailed {
            asked.countDown();
            return List.copyOf(known);
        }
    }

    @Test
    void whatIsToldAgainIsRecordedOnceAndWhatIsToldLateIsNotMissed() throws Exception {
        Told rds = new Told();
        rds.known.add(STARTED);
        Event late =
                new Event.ProviderTold(NOON.plusSeconds(40), "RDS", "shop", "Multi-AZ instance failover completed");
        try (AwsSignals signals = new AwsSignals(List.of(rds), () -> NOON, events::add)) {
            assertThat(rds.asked.await(10, TimeUnit.SECONDS)).isTrue();
            rds.known.add(late);
            signals.close();
            signals.close();
        }

        assertThat(events).containsExactly(STARTED, late);
    }

    @Test
    void whatASourceKeepsForTheEndIsToldAtTheEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AwsSignals.Source source = new AwsSignals.Source() {
            @Override
            public String name() {
                return "metric:connections of database";
            }

            @Override
            public List<Event> since(Instant since) {
                asked.countDown();
                return List.of();
            }

            @Override
            public List<Event> last(Instant since) {
                return List.of(STARTED);
            }
        };
        try (AwsSignals signals = new AwsSignals(List.of(source), () -> NOON, events::add)) {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(events).isEmpty();
            signals.close();
        }

        assertThat(events).containsExactly(STARTED);
    }
}
