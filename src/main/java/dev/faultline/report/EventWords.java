package dev.faultline.report;

import dev.faultline.timeline.Event;
import java.util.Optional;

/** Events as sentences, for the list of what happened and for the console. */
public final class EventWords {
    private EventWords() {}

    /** What happened, or empty for what is drawn rather than told: samples and clock anchors. */
    public static Optional<String> of(Event event) {
        if (event instanceof Event.PhaseBegan e) {
            return Optional.of("Phase " + e.phase().label() + " began");
        }
        if (event instanceof Event.BaselineRejected e) {
            return Optional.of("The baseline was not steady, counts as warm-up and is measured again: " + e.found());
        }
        if (event instanceof Event.LoadStarted e) {
            return Optional.of(e.source() + " began to send");
        }
        if (event instanceof Event.LoadEnded e) {
            return Optional.of(e.source() + " " + e.exit() + ": " + Figures.count(e.startedUsers()) + " of "
                    + Figures.count(e.plannedUsers()) + " users started, " + Figures.count(e.requests())
                    + " requests");
        }
        if (event instanceof Event.RoleSeen e) {
            return Optional.of(e.node() + " is " + e.role());
        }
        if (event instanceof Event.ReplicasSeen e) {
            return Optional.of(e.ready() + " of " + e.desired() + " " + e.service() + " instances ready");
        }
        return ofFault(event).or(() -> ofResponse(event)).or(() -> ofCheck(event));
    }

    private static Optional<String> ofResponse(Event event) {
        if (event instanceof Event.AlarmChanged e) {
            return Optional.of("Alarm " + e.alarm() + " is " + e.state() + ": " + e.found());
        }
        if (event instanceof Event.AlarmDelivered e) {
            return Optional.of("The channel " + e.channel() + " was told that " + e.alarm() + " is " + e.state());
        }
        if (event instanceof Event.ReleaseSeen e) {
            return Optional.of("Release " + e.version() + " of " + e.service() + " is " + e.state()
                    + (e.detail().isBlank() ? "" : ": " + e.detail()));
        }
        if (event instanceof Event.RestoreAsked e) {
            return Optional.of("The database was asked for as it was at " + e.target() + ", before " + e.fault());
        }
        if (event instanceof Event.RestoreSeen e) {
            return Optional.of("Restore " + e.state() + (e.detail().isBlank() ? "" : ": " + e.detail()));
        }
        if (event instanceof Event.RegionsSeen e) {
            return Optional.of("Traffic is led to the " + e.serving() + " region, the writer is " + e.writer() + " ("
                    + e.state() + (e.detail().isBlank() ? "" : ": " + e.detail()) + ")");
        }
        if (event instanceof Event.ProviderTold e) {
            return Optional.of(e.teller() + " says of " + e.subject() + ": " + e.message());
        }
        if (event instanceof Event.ExposureProbed e) {
            return Optional.of("From outside, " + e.check() + (e.held() ? " holds: " : " does NOT hold: ") + e.found());
        }
        return Optional.empty();
    }

    private static Optional<String> ofFault(Event event) {
        if (event instanceof Event.FaultInjected e) {
            return Optional.of("Fault " + e.fault() + ": " + e.kind() + " on " + String.join(", ", e.targets()));
        }
        if (event instanceof Event.FaultBit e) {
            return Optional.of("Fault " + e.fault() + " was seen to have bitten: " + e.proof());
        }
        if (event instanceof Event.FaultReverted e) {
            return Optional.of("Fault " + e.fault() + " is over: " + e.how());
        }
        return Optional.empty();
    }

    private static Optional<String> ofCheck(Event event) {
        if (event instanceof Event.InvariantChecked e) {
            return Optional.of("Invariant " + e.invariant() + (e.held() ? " holds " : " does NOT hold ") + e.when()
                    + " the faults: " + e.found());
        }
        if (event instanceof Event.ReadBack e) {
            return Optional.of((e.complete() ? "Read back " : "Read back INCOMPLETELY: ") + Figures.count(e.records())
                    + " records" + (e.detail().isBlank() ? "" : ", " + e.detail()));
        }
        if (event instanceof Event.CleanedUp e) {
            return Optional.of("Removed " + Figures.count(e.removed()) + " records that the run had made"
                    + (e.left().isEmpty()
                            ? ""
                            : "; NOT removed: " + Figures.count(e.left().size())));
        }
        if (event instanceof Event.ObservationLost e) {
            return Optional.of("Not observed: " + e.what() + ", " + e.why());
        }
        if (event instanceof Event.StopConditionMet e) {
            return Optional.of("Stop condition met: " + e.condition() + ", found " + e.found());
        }
        if (event instanceof Event.RunEnded e) {
            return Optional.of("Run " + e.how() + (e.why().isBlank() ? "" : ": " + e.why()));
        }
        return Optional.empty();
    }
}
