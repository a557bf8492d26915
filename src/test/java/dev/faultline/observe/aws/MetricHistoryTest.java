package dev.faultline.observe.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.Accounts;
import cloud.Call;
import cloud.StandInCloud;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.scenario.AwsMetric;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.MetricData;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A metric of CloudWatch is told a period at a time, each figure once it is final. */
class MetricHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant BEGAN = NOON.plusSeconds(10);
    private static final AwsMetric CONNECTIONS = new AwsMetric(
            "connections",
            "database",
            "AWS/RDS",
            "DatabaseConnections",
            Map.of("DBInstanceIdentifier", "blinklean"),
            "Maximum",
            Duration.ofMinutes(1));

    private final StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private AwsClients aws;
    private MetricHistory history;

    @BeforeEach
    void point() {
        cloud.systemProperties().forEach(System::setProperty);
        aws = AwsClients.in("ap-south-1");
        history = new MetricHistory(new MetricData(aws), CONNECTIONS, now::get);
    }

    @AfterEach
    void down() {
        cloud.systemProperties().keySet().forEach(System::clearProperty);
        aws.close();
        cloud.close();
    }

    private void published(int minute, double value) {
        ObjectNode point = new ObjectMapper().createObjectNode();
        point.put("Namespace", "AWS/RDS")
                .put("MetricName", "DatabaseConnections")
                .put("Timestamp", minute(minute).getEpochSecond())
                .put("Value", value);
        point.putArray("Dimensions")
                .addObject()
                .put("Name", "DBInstanceIdentifier")
                .put("Value", "blinklean");
        cloud.account().record("cloudwatch:points", point);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Event seen(int minute, double value) {
        return new Event.SignalSeen(minute(minute), "connections", "database", value);
    }

    @Test
    void aFigureIsToldOnceItsPeriodHasBeenOverForTwoMinutesAndAtThePeriodsBeginning() throws Exception {
        published(0, 3); // a part of it was before the run
        published(1, 5);
        published(2, 7);
        now.set(minute(4));
        assertThat(history.since(BEGAN)).isEmpty();

        now.set(minute(5).plusSeconds(1));
        assertThat(history.since(BEGAN)).containsExactly(seen(1, 5), seen(2, 7));
    }

    @Test
    void atTheEndEveryWholePeriodIsToldHoweverNew() throws Exception {
        for (int minute = 1; minute <= 5; minute++) {
            published(minute, minute);
        }
        now.set(minute(5).plusSeconds(30));

        assertThat(history.last(BEGAN)).containsExactly(seen(1, 1), seen(2, 2), seen(3, 3), seen(4, 4));
    }

    @Test
    void itIsAskedForOnceAPeriodAsWhatIsAskedIsPaidFor() throws Exception {
        for (int second = 300; second < 360; second += 5) {
            now.set(NOON.plusSeconds(second));
            history.since(BEGAN);
        }

        assertThat(cloud.calls()).extracting(Call::operation).containsExactly("cloudwatch:GetMetricData");
        assertThat(cloud.calls()
                        .get(0)
                        .input()
                        .at("/MetricDataQueries/0/MetricStat")
                        .toString())
                .contains("\"Stat\":\"Maximum\"", "\"Period\":60");
    }

    @Test
    void oneThatCloudWatchDoesNotKnowIsSaidNotToBeObserved() throws Exception {
        now.set(minute(10));

        List<Event> last = history.last(BEGAN);
        assertThat(last).singleElement().isInstanceOfSatisfying(Event.ObservationLost.class, lost -> {
            assertThat(lost.what()).isEqualTo("metric:connections of database");
            assertThat(lost.why()).contains("DatabaseConnections in AWS/RDS", "{DBInstanceIdentifier=blinklean}");
        });
    }
}
