package dev.faultline.scenario;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A system that is up already and belongs to somebody: all that is known of it is what its owner wrote down.
 *
 * @param url where clients reach it; the host is what a person must confirm before anything is sent there
 * @param certificate what it proves its name with, in PEM, where no authority of this machine vouches for it
 * @param health what must answer 200 whenever nothing is broken: a path, or a whole URL
 * @param control what no fault of any scenario touches, likewise; probed all the time
 * @param inbox where one-time codes can be read as they arrive; empty where a fixed code works
 * @param payments the payment gateway, where customers pay; empty where nobody is to pay
 * @param toxiproxy the HTTP API of the Toxiproxy that its links run through; empty where they run through none
 * @param calls what it can be asked to do to itself, by name
 * @param marks how what a run leaves in it can be found again
 * @param cleanUp how that is removed; empty where nobody removes it
 */
public record TargetSpec(
        URI url,
        Optional<String> certificate,
        String health,
        String control,
        Optional<URI> inbox,
        Optional<URI> payments,
        Optional<URI> toxiproxy,
        Map<String, CallSpec> calls,
        Marks marks,
        Optional<CleanUp> cleanUp) {
    /** The backend of such a system, as plans and reports name it. */
    public static final String BACKEND = "remote";

    /** Copies the map, in its order, so that the record cannot change. */
    public TargetSpec {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }

    /** The same at another place. */
    public TargetSpec at(URI elsewhere) {
        return new TargetSpec(
                elsewhere, certificate, health, control, inbox, payments, toxiproxy, calls, marks, cleanUp);
    }

    /** The same with its links in another Toxiproxy. */
    public TargetSpec behind(URI otherToxiproxy) {
        return new TargetSpec(
                url, certificate, health, control, inbox, payments, Optional.of(otherToxiproxy), calls, marks, cleanUp);
    }

    /**
     * How a run's records are removed.
     *
     * @param reach what one call removes
     * @param call in which {@code {id}} and {@code {key}} stand for a record, and {@code {keys}} for what all keys of the
     *     run begin with
     * @param rate how many records a second are removed at the most, where each takes a call; over 0
     */
    public record CleanUp(Reach reach, HttpCall call, double rate) {
        /** What is little enough for the limits that systems set one client: 25 a second. */
        public static final double GENTLE = 25;
    }

    /** How much one call removes. */
    public enum Reach {
        /** One record: the call is sent for each. */
        EACH,
        /** All records of the run. */
        ALL
    }
}
