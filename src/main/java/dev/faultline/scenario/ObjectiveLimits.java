package dev.faultline.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * When an objective is decided, counted from the end of the baseline, against how long there is traffic: one that is
 * decided later could only ever be inconclusive.
 *
 * @param timing how long each phase lasts
 * @param faults the scenario's faults by their ids
 */
record ObjectiveLimits(Timing timing, Map<String, FaultSpec> faults) {
    /** Reads the id of any fault. */
    String fault(Fields fields) {
        return fields.required("fault", known()::read);
    }

    /** Reads the id of a fault of one kind; {@code what} counts from it. */
    String fault(Fields fields, Class<? extends FaultSpec> kind, String what) {
        return fault(fields, "fault", kind, what);
    }

    /** The same from a field of another name. */
    String fault(Fields fields, String field, Class<? extends FaultSpec> kind, String what) {
        return fields.required(field, node -> {
            String id = known().read(node);
            if (!kind.isInstance(faults.get(id))) {
                List<String> right = faults.values().stream()
                        .filter(kind::isInstance)
                        .map(FaultSpec::id)
                        .toList();
                throw node.error(
                        "`" + id + "` is a " + faults.get(id).kind() + ", and " + what,
                        right.isEmpty() ? "the method has none" : "the method has " + String.join(", ", right));
            }
            return id;
        });
    }

    private KnownNames known() {
        return new KnownNames("fault id", List.copyOf(faults.keySet()));
    }

    /** Refuses {@code field} where what is decided {@code needed} after the end of the baseline comes after the traffic. */
    void withinTraffic(Fields fields, String field, String what, Duration needed) {
        Duration traffic = timing.fault().plus(timing.recovery()).plus(timing.after());
        if (needed.compareTo(traffic) > 0) {
            throw fields.key(field)
                    .error(
                            what + " is decided " + DurationSyntax.write(needed)
                                    + " after the baseline, and the traffic ends at " + DurationSyntax.write(traffic),
                            "lengthen `recovery` or `after` under `timing`");
        }
    }

    /** The same for what is decided {@code needed} after a fault's injection, and only while it is held. */
    void whileHeld(Fields fields, String field, String what, String fault, Duration needed) {
        Duration hold = faults.get(fault).hold();
        if (needed.compareTo(hold) > 0) {
            throw fields.key(field)
                    .error(
                            what + " is decided " + DurationSyntax.write(needed) + " after `" + fault
                                    + "` began, and that is held for " + DurationSyntax.write(hold),
                            "hold `" + fault + "` for longer: once it is over, nothing has to be borne any more");
        }
    }
}
