package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Amazon CloudWatch: alarms, what became of them, and metrics. */
final class CloudWatch implements Service {
    static final String ALARM = "aws:cloudwatch:alarm";
    static final String HISTORY = "cloudwatch:history";
    /** Records with Namespace, MetricName, Dimensions (a list of Name and Value), Timestamp and Value. */
    static final String POINTS = "cloudwatch:points";

    private static final String NEXT = "NextToken";
    private static final Pages PAGES = new Pages("MaxRecords", NEXT, 3);
    private static final Pages POINTS_AT_ONCE = new Pages("MaxDatapoints", NEXT, 3);

    private final Account account;

    CloudWatch(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "cloudwatch";
    }

    @Override
    public ServiceModel model() {
        return Models.CLOUDWATCH;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "DescribeAlarms", this::alarms,
                "DescribeAlarmHistory", this::history,
                "GetMetricData", this::metrics);
    }

    private ObjectNode alarms(ObjectNode input) throws AwsException {
        Set<String> names = Answers.texts(input.path("AlarmNames"));
        String prefix = input.path("AlarmNamePrefix").asText("");
        List<ObjectNode> found = account.ofType(ALARM).stream()
                .map(Resource::state)
                .filter(alarm -> names.isEmpty()
                        || names.contains(alarm.path("AlarmName").asText()))
                .filter(alarm -> alarm.path("AlarmName").asText().startsWith(prefix))
                .filter(alarm -> Answers.isOrUnasked(input, "StateValue", alarm.path("StateValue")))
                .toList();
        ObjectNode page = PAGES.page(input, "MetricAlarms", found);
        page.putArray("CompositeAlarms");
        return page;
    }

    private ObjectNode history(ObjectNode input) throws AwsException {
        List<ObjectNode> items = new ArrayList<>(account.records(HISTORY).stream()
                .filter(item -> Answers.isOrUnasked(input, "AlarmName", item.path("AlarmName")))
                .filter(item -> Answers.isOrUnasked(input, "HistoryItemType", item.path("HistoryItemType")))
                .filter(item -> within(item, input, "StartDate", "EndDate"))
                .toList());
        if (!input.path("ScanBy").asText().equals("TimestampAscending")) {
            Collections.reverse(items);
        }
        return PAGES.page(input, "AlarmHistoryItems", items);
    }

    private static boolean within(JsonNode item, JsonNode input, String from, String until) {
        BigDecimal at = item.path("Timestamp").decimalValue();
        return (!input.has(from) || at.compareTo(input.path(from).decimalValue()) >= 0)
                && (!input.has(until) || at.compareTo(input.path(until).decimalValue()) <= 0);
    }

    /**
     * Each point as it was recorded, a few at a time: the statistics of a period are those of the point that was recorded
     * for it. Its beginning, as CloudWatch has it, is rounded down to a whole minute.
     */
    private ObjectNode metrics(ObjectNode input) throws AwsException {
        ObjectNode from = input.deepCopy();
        from.set(
                "StartTime",
                Scalars.seconds(Scalars.time(input.path("StartTime")).truncatedTo(ChronoUnit.MINUTES)));
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        ArrayNode results = answer.putArray("MetricDataResults");
        for (JsonNode query : input.path("MetricDataQueries")) {
            JsonNode metric = query.path("MetricStat").path("Metric");
            ObjectNode page = POINTS_AT_ONCE.page(input, "Points", points(metric, from));
            ObjectNode result = results.addObject();
            result.set("Id", query.path("Id"));
            result.put("Label", metric.path("MetricName").asText())
                    .put("StatusCode", page.has(NEXT) ? "PartialData" : "Complete");
            ArrayNode times = result.putArray("Timestamps");
            ArrayNode values = result.putArray("Values");
            page.path("Points").forEach(point -> {
                times.add(point.path("Timestamp"));
                values.add(point.path("Value"));
            });
            if (page.has(NEXT)) {
                answer.set(NEXT, page.path(NEXT));
            }
        }
        return answer;
    }

    private List<ObjectNode> points(JsonNode metric, ObjectNode within) {
        return account.records(POINTS).stream()
                .filter(point -> point.path("Namespace").equals(metric.path("Namespace")))
                .filter(point -> point.path("MetricName").equals(metric.path("MetricName")))
                .filter(point -> same(point.path("Dimensions"), metric.path("Dimensions")))
                .filter(point -> within(point, within, "StartTime", "EndTime"))
                .toList();
    }

    private static boolean same(JsonNode some, JsonNode others) {
        return Set.copyOf(StreamSupport.stream(some.spliterator(), false).toList())
                .equals(Set.copyOf(
                        StreamSupport.stream(others.spliterator(), false).toList()));
    }
}
