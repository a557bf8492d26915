package dev.faultline.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** A live condition that ends the run early: the load is stopped and every fault reverted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stopWhen")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StopCondition.ErrorRatio.class, name = "error-ratio"),
    @JsonSubTypes.Type(value = StopCondition.InFlight.class, name = "in-flight")
})
public sealed interface StopCondition {
    /** The share of failed requests, 0 to 1, was above this over the whole of the last {@code window}. */
    record ErrorRatio(double above, Duration window) implements StopCondition {
        /** Live figures are kept for this long. */
        public static final Duration LONGEST_WINDOW = Duration.ofMinutes(2);
    }

    /** More requests than this were under way at once. */
    record InFlight(long above) implements StopCondition {}
}
