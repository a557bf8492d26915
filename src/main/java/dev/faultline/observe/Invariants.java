package dev.faultline.observe;

import dev.faultline.target.SystemState;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what must hold whenever nothing is broken: the system's own invariants, and that no fault is left on a link. */
public final class Invariants {
    /** The one invariant that is the harness's own: no toxic on any link, every link enabled. */
    public static final String NO_TOXIC = "no-toxic";

    private final List<String> names;
    private final Target target;
    private final RunClock clock;

    /** For the invariants that a system names. */
    public Invariants(List<String> names, Target target, RunClock clock) {
        this.names = List.copyOf(names);
        this.target = target;
        this.clock = clock;
    }

    /** Checks each of them now; {@code when} is {@code before} or {@code after} the faults. */
    public List<Event.InvariantChecked> check(String when) {
        List<Event.InvariantChecked> checked = new ArrayList<>();
        Optional<SystemState> state = state();
        for (String name : names) {
            checked.add(name.equals(NO_TOXIC) ? noToxic(when) : ofSystem(when, name, state));
        }
        return checked;
    }

    private Optional<SystemState> state() {
        try {
            return Optional.of(target.state());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Event.InvariantChecked ofSystem(String when, String name, Optional<SystemState> state) {
        return state.flatMap(known -> known.invariants().stream()
                        .filter(invariant -> invariant.name().equals(name))
                        .findFirst())
                .map(found -> new Event.InvariantChecked(clock.now(), when, name, found.held(), found.found()))
                .orElseGet(() -> new Event.InvariantChecked(
                        clock.now(), when, name, false, "the target did not tell: it was not observed"));
    }

    private Event.InvariantChecked noToxic(String when) {
        URI api = target.topology().toxiproxy();
        try {
            List<String> left = new ArrayList<>();
            for (Proxy proxy : new ToxiproxyClient(api.getHost(), api.getPort()).getProxies()) {
                proxy.toxics().getAll().forEach(toxic -> left.add(toxic.getName() + " on " + proxy.getName()));
                if (!proxy.isEnabled()) {
                    left.add(proxy.getName() + " is disabled");
                }
            }
            return new Event.InvariantChecked(
                    clock.now(), when, NO_TOXIC, left.isEmpty(), left.isEmpty() ? "none" : String.join(", ", left));
        } catch (IOException e) {
            return new Event.InvariantChecked(
                    clock.now(), when, NO_TOXIC, false, "the fault proxy did not answer: " + e.getMessage());
        }
    }
}
