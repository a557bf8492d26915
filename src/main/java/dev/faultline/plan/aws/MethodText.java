package dev.faultline.plan.aws;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.NodeSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The method of a scenario as a scenario file has it, of the faults that a template can be imported as. */
public final class MethodText {
    private MethodText() {}

    /** The lines, {@code method:} first. */
    public static String of(List<FaultSpec> method) {
        StringBuilder text = new StringBuilder("method:\n");
        for (FaultSpec fault : method) {
            text.append("  - at: ").append(words(fault.at())).append('\n');
            if (!fault.hold().isZero()) {
                text.append("    hold: ").append(words(fault.hold())).append('\n');
            }
            text.append("    ")
                    .append(fault.kind())
                    .append(": {")
                    .append(String.join(", ", fields(fault)))
                    .append("}\n");
        }
        return text.toString();
    }

    private static List<String> fields(FaultSpec fault) {
        List<String> fields = new ArrayList<>(List.of("id: " + fault.id()));
        if (fault instanceof FaultSpec.ProcessKill kill) {
            nodes(kill.target(), fields);
        } else if (fault instanceof FaultSpec.ProcessFreeze freeze) {
            nodes(freeze.target(), fields);
        } else if (fault instanceof FaultSpec.ZoneOutage outage) {
            add("zone", outage.zone().name(), fields);
        } else if (fault instanceof FaultSpec.LinkBlackhole blackhole) {
            link(blackhole.link(), fields);
        } else if (fault instanceof FaultSpec.LinkReset reset) {
            link(reset.link(), fields);
        } else if (fault instanceof FaultSpec.LinkLatency latency) {
            link(latency.link(), fields);
            fields.add("latency: " + words(latency.latency()));
            if (!latency.jitter().isZero()) {
                fields.add("jitter: " + words(latency.jitter()));
            }
        } else {
            throw new IllegalArgumentException("no template is imported as a " + fault.kind());
        }
        return fields;
    }

    private static void nodes(NodeSelector nodes, List<String> fields) {
        add("service", nodes.service(), fields);
        add("role", nodes.role(), fields);
        add("zone", nodes.zone(), fields);
        add("count", nodes.count(), fields);
    }

    private static void link(LinkSelector link, List<String> fields) {
        fields.add("from: " + link.from());
        fields.add("to: " + link.to());
    }

    private static void add(String name, Optional<?> value, List<String> fields) {
        value.ifPresent(found -> fields.add(name + ": " + found));
    }

    /** As people write it, in the largest unit that is whole. */
    private static String words(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSecondsPart() == 0 && !duration.isZero()
                ? duration.toMinutes() + "m"
                : duration.toSeconds() + "s";
    }
}
