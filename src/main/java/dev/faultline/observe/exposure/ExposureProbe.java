package dev.faultline.observe.exposure;

import dev.faultline.observe.LinkProxies;
import dev.faultline.target.Target;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tries what must not be had from outside, and records what came of it. A check that could not be carried out is an
 * observation lost, never one that held. One thread uses it.
 */
public final class ExposureProbe {
    /** Nothing but the balancer takes connections at the system's public address. */
    public static final String ONLY_THE_BALANCER_ANSWERS = "only-the-balancer-answers";
    /** What is asked without TLS is sent on to HTTPS and never served; TLS is of a version that counts as safe. */
    public static final String HTTPS_IS_MANDATORY = "https-is-mandatory";
    /** No secret is in a file, nor in the command line or environment of a process. */
    public static final String NO_SECRET_ON_DISK = "no-secret-on-disk";

    private final Target target;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Map<String, ExposureCheck> checks = new LinkedHashMap<>();

    /**
     * A probe for some checks, which does nothing yet.
     *
     * @param asked names of checks
     * @param target what is tried
     * @param hidden what must not be found on disk, and where
     * @param events where what came of it goes
     */
    public ExposureProbe(
            Collection<String> asked, Target target, Hidden hidden, RunClock clock, Consumer<Event> events) {
        this.target = target;
        this.clock = clock;
        this.events = events;
        for (String check : asked) {
            checks.putIfAbsent(check, check(check, hidden));
        }
    }

    /**
     * What must not be found on disk.
     *
     * @param secrets values by name; only names are ever told
     * @param places the folders and files to search
     */
    public record Hidden(Map<String, String> secrets, List<Path> places) {
        /** Copies the collections, so that the record cannot change. */
        public Hidden {
            secrets = Map.copyOf(secrets);
            places = List.copyOf(places);
        }

        /** Without the values: this must be fit for any log. */
        @Override
        public String toString() {
            return "secrets " + secrets.keySet() + " in " + places;
        }
    }

    private ExposureCheck check(String name, Hidden hidden) {
        return switch (name) {
            case ONLY_THE_BALANCER_ANSWERS ->
                new PublicPorts(new LinkProxies(target.topology().toxiproxy()));
            case HTTPS_IS_MANDATORY -> new MandatoryHttps(clock);
            case NO_SECRET_ON_DISK -> new SecretSearch(Needles.of(hidden.secrets()), hidden.places(), clock);
            default ->
                now -> {
                    throw new IOException("there is no such check");
                };
        };
    }

    /** Carries all checks out once, one after the other, each in a bounded time. */
    public void probe() throws InterruptedException {
        for (Map.Entry<String, ExposureCheck> check : checks.entrySet()) {
            try {
                Finding finding = check.getValue().look(target.state().topology());
                events.accept(new Event.ExposureProbed(clock.now(), check.getKey(), finding.held(), finding.found()));
            } catch (IOException e) {
                events.accept(new Event.ObservationLost(
                        clock.now(), "exposure:" + check.getKey(), String.valueOf(e.getMessage())));
            }
        }
    }
}
