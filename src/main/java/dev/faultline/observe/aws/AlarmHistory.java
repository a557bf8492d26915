package dev.faultline.observe.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.observe.aws.AwsSignals.Source;
import dev.faultline.scenario.AlarmRule;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * An alarm of CloudWatch that stands for a rule of the system: its states, and when its action was carried out. What the
 * action's topic did with the message is not seen.
 */
final class AlarmHistory implements Source {
    private static final String CARRIED_OUT = "successfully executed action";

    private final AwsClients aws;
    private final AlarmRule rule;
    private final String alarm;
    private Event.AlarmChanged first;

    AlarmHistory(AwsClients aws, AlarmRule rule, String alarm) {
        this.aws = aws;
        this.rule = rule;
        this.alarm = alarm;
    }

    /** As verdicts call what is observed of an alarm. */
    @Override
    public String name() {
        return "alarm:" + rule.name();
    }

    @Override
    public List<Event> since(Instant since) throws AwsCallFailed, InterruptedException {
        List<Event> events = new ArrayList<>();
        if (first == null) {
            first = now(since);
        }
        events.add(first);
        String state = first.state();
        List<AlarmHistoryItem> items = aws.call(
                "cloudwatch:DescribeAlarmHistory",
                () -> aws
                        .cloudWatch()
                        .describeAlarmHistoryPaginator(request ->
                                request.alarmName(alarm).startDate(since).scanBy(ScanBy.TIMESTAMP_ASCENDING))
                        .alarmHistoryItems()
                        .stream()
                        .toList());
        for (AlarmHistoryItem item : items) {
            if (item.historyItemType() == HistoryItemType.STATE_UPDATE) {
                state = words(newState(item));
                events.add(new Event.AlarmChanged(item.timestamp(), rule.name(), state, item.historySummary()));
            } else if (item.historyItemType() == HistoryItemType.ACTION
                    && String.valueOf(item.historySummary())
                            .toLowerCase(Locale.ROOT)
                            .startsWith(CARRIED_OUT)) {
                events.add(new Event.AlarmDelivered(item.timestamp(), rule.name(), rule.channel(), state));
            }
        }
        return events;
    }

    private Event.AlarmChanged now(Instant at) throws AwsCallFailed, InterruptedException {
        String found = aws
                .call(
                        "cloudwatch:DescribeAlarms",
                        () -> aws.cloudWatch()
                                .describeAlarms(request -> request.alarmNames(alarm))
                                .metricAlarms())
                .stream()
                .findFirst()
                .map(MetricAlarm::stateValueAsString)
                .orElse("INSUFFICIENT_DATA");
        return new Event.AlarmChanged(at, rule.name(), words(found), alarm + " is " + found);
    }

    private static String newState(AlarmHistoryItem item) {
        try {
            return RecordJson.mapper()
                    .readTree(String.valueOf(item.historyData()))
                    .path("newState")
                    .path("stateValue")
                    .asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** An alarm without data is neither silent nor loud. */
    private static String words(String state) {
        return switch (state) {
            case "ALARM" -> "firing";
            case "OK" -> "ok";
            default -> "pending";
        };
    }
}
