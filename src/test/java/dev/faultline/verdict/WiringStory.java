package dev.faultline.verdict;

import static dev.faultline.verdict.Story.at;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.Event.Counting;
import dev.faultline.timeline.LinkTraffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run on {@link WiredSystem} told by hand: the links' counters are read each second from 1 to 16, and every link carries
 * 100 bytes there and 200 back in each, but for secrets, which were read before, and replication the other way round.
 */
final class WiringStory {
    private final Story story = Story.cleanRun().good("book", 5, 15, 0.1);
    private final Map<String, Flow> flows = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<LinkTraffic> more = new ArrayList<>();
    private Counting counting = Counting.AS_BYTES_PASS;
    private double firstReading = 1;
    private double lastReading = 16;

    /** Bytes at the start, and in each second. */
    private record Flow(long before, long there, long back) {
        LinkTraffic at(String from, String to, double second) {
            return new LinkTraffic(
                    from + "-to-" + to,
                    from,
                    to,
                    before + Math.round(there * second),
                    before + Math.round(back * second));
        }
    }

    WiringStory() {
        flows.put("api-a-to-secrets", new Flow(700, 0, 0));
        flows.put("api-b-to-secrets", new Flow(700, 0, 0));
        flows.put("db-a-to-db-b", new Flow(0, 0, 0));
        WiredSystem.SPEC.nodes().forEach(node -> story.add(new Event.RoleSeen(at(0), node.name(), "", "serving")));
    }

    WiringStory silent(String link) {
        return carrying(link, 0, 0);
    }

    WiringStory carrying(String link, long thereEachSecond, long backEachSecond) {
        flows.put(link, new Flow(0, thereEachSecond, backEachSecond));
        return this;
    }

    WiringStory without(String link) {
        missing.add(link);
        return this;
    }

    /** A link that no file declares. */
    WiringStory undeclared(String from, String to, long eachSecond) {
        flows.put(from + "-to-" + to, new Flow(0, eachSecond, eachSecond));
        more.add(new LinkTraffic(from + "-to-" + to, from, to, 0, 0));
        return this;
    }

    WiringStory countedAsConnectionsEnd() {
        counting = Counting.AS_CONNECTIONS_END;
        return this;
    }

    WiringStory readBetween(double first, double last) {
        firstReading = first;
        lastReading = last;
        return this;
    }

    WiringStory role(String node, double second, String role) {
        story.add(new Event.RoleSeen(at(second), node, "", role));
        return this;
    }

    WiringStory without(Class<? extends Event> kind) {
        story.without(kind);
        return this;
    }

    WiringStory withoutLoad() {
        story.outcomes.clear();
        return this;
    }

    WiringStory add(Event event) {
        story.add(event);
        return this;
    }

    /** The run, with its readings. */
    Story told() {
        for (double second = firstReading; second <= lastReading; second++) {
            story.add(reading(second));
        }
        return story;
    }

    private Event.LinksCounted reading(double second) {
        List<LinkTraffic> links = new ArrayList<>();
        WiredSystem.LINKS.stream()
                .filter(link -> !missing.contains(link.name()))
                .forEach(link -> links.add(traffic(link.from(), link.to(), second)));
        more.forEach(link -> links.add(traffic(link.from(), link.to(), second)));
        return new Event.LinksCounted(at(second), counting, links);
    }

    private LinkTraffic traffic(String from, String to, double second) {
        return flows.getOrDefault(from + "-to-" + to, new Flow(0, 100, 200)).at(from, to, second);
    }
}
