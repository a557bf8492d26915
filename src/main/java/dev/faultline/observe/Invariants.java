package dev.faultline.observe;

import dev.faultline.target.SystemState;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks what must hold whenever nothing is broken: the system's own invariants, and that no fault is left on a link. One
 * that could not be looked at is an {@link Event.ObservationLost}, never one that does not hold.
 */
public final class Invariants {
    /** The one invariant that is the harness's own: no toxic on any link, every link enabled. */
    public static final String NO_TOXIC = "no-toxic";

    private final List<String> names;
    private final Target target;
    private final RunClock clock;
    private final LinkProxies links;

    /** For the invariants that a system names. */
    public Invariants(List<String> names, Target target, RunClock clock) {
        this.names = List.copyOf(names);
        this.target = target;
        this.clock = clock;
        this.links = new LinkProxies(target.topology().toxiproxy());
    }

    /** Checks each of them now, in a bounded time; {@code when} is {@code before} or {@code after} the faults. */
    public List<Event> check(String when) throws InterruptedException {
        List<Event> checked = new ArrayList<>();
        for (String name : names) {
            try {
                checked.add(name.equals(NO_TOXIC) ? noToxic(when) : ofSystem(when, name, target.state()));
            } catch (IOException e) {
                checked.add(lost(when, name, e.getMessage()));
            }
        }
        return checked;
    }

    private Event ofSystem(String when, String name, SystemState state) {
        return state.invariants().stream()
                .filter(invariant -> invariant.name().equals(name))
                .findFirst()
                .<Event>map(found -> new Event.InvariantChecked(clock.now(), when, name, found.held(), found.found()))
                .orElseGet(() -> lost(when, name, "the target does not know it"));
    }

    private Event lost(String when, String name, String why) {
        return new Event.ObservationLost(clock.now(), "invariant " + name + ", " + when + " the faults", why);
    }

    private Event noToxic(String when) throws IOException, InterruptedException {
        List<String> left = new ArrayList<>();
        for (LinkProxies.LinkProxy link : links.now()) {
            link.toxics().forEach(toxic -> left.add(toxic + " on " + link.name()));
            if (!link.enabled()) {
                left.add(link.name() + " is disabled");
            }
        }
        return new Event.InvariantChecked(
                clock.now(), when, NO_TOXIC, left.isEmpty(), left.isEmpty() ? "none" : String.join(", ", left));
    }
}
