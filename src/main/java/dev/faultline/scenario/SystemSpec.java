package dev.faultline.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One system under test, as its {@code system.yaml} describes it.
 *
 * @param name for example {@code blinklean}
 * @param description for people
 * @param platform settings of the stand-in platform that rehearses it (embedded and docker targets); a duration
 *     among them, written {@code 200ms}, is passed on in ISO 8601, {@code PT0.2S}
 * @param nodes everything that can fail by itself, in its role at the start; no process yet
 * @param links every proxied connection between two nodes
 * @param dependencies who needs whom while nothing is broken, over which of the links; may be empty
 * @param paths the critical paths: the names of the requests that clients make, which objectives are about
 * @param login how a client gets a token
 * @param probes the steady probers, one for each critical path
 * @param readBack how the system is read back, past its caches; empty where that cannot be done from outside
 * @param invariants the names of what must hold whenever nothing is broken
 * @param alarms the rules of its alarms
 * @param knownBad deliberately broken platforms that verdicts must see, by name
 * @param claims the promises of its architecture document, by id
 * @param journeys how the journeys of the simulations are fitted to it
 * @param target where it is, when it is up already and somebody's own; empty where a stand-in is brought up
 */
public record SystemSpec(
        String name,
        String description,
        Map<String, String> platform,
        List<Topology.Node> nodes,
        List<Topology.Link> links,
        List<Dependency> dependencies,
        List<String> paths,
        Login login,
        List<Probe> probes,
        Optional<ReadBack> readBack,
        List<String> invariants,
        List<AlarmRule> alarms,
        Map<String, KnownBad> knownBad,
        Map<String, Claim> claims,
        Journeys journeys,
        Optional<TargetSpec> target) {
    /** Copies the collections, in their order, so that the record cannot change. */
    public SystemSpec {
        platform = inOrder(platform);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        dependencies =
                dependencies == null ? List.of() : List.copyOf(dependencies); // plans of earlier versions have none
        paths = List.copyOf(paths);
        probes = List.copyOf(probes);
        invariants = List.copyOf(invariants);
        alarms = alarms == null ? List.of() : List.copyOf(alarms); // plans of earlier versions have none
        knownBad = inOrder(knownBad);
        claims = inOrder(claims);
        journeys = journeys == null ? Journeys.OF_BLINKLEAN : journeys;
        target = target == null ? Optional.empty() : target;
    }

    /** The same with another target. */
    public SystemSpec with(TargetSpec other) {
        return new SystemSpec(
                name,
                description,
                platform,
                nodes,
                links,
                dependencies,
                paths,
                login,
                probes,
                readBack,
                invariants,
                alarms,
                knownBad,
                claims,
                journeys,
                Optional.of(other));
    }

    /** How what a run leaves in it is marked. */
    public Marks marks() {
        return target.map(TargetSpec::marks).orElse(Marks.OF_A_STAND_IN);
    }

    /** The environment variables that hold its secrets, each with what it is for. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        login.code().ifPresent(name -> variables.put(name, "the one-time code that always works"));
        readBack.flatMap(ReadBack::token).ifPresent(name -> variables.put(name, "reading back"));
        target.ifPresent(own -> {
            own.cleanUp()
                    .flatMap(cleanUp -> cleanUp.call().token())
                    .ifPresent(name -> variables.put(name, "cleaning up"));
            own.calls()
                    .values()
                    .forEach(call -> Stream.of(
                                    call.inject(), call.undo(), call.bitten().probe())
                            .flatMap(request -> request.token().stream())
                            .forEach(name -> variables.put(name, "the call " + call.name())));
        });
        return variables;
    }

    /** Unlike {@link Map#copyOf}, whose order differs from one JVM to the next. */
    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Login by one-time code.
     *
     * @param request path that sends a code to {@code {"phone": …}}
     * @param verify path that turns {@code {"phone": …, "code": …}} into {@code {"token": …}}
     * @param code the environment variable that holds a code which always works; empty where codes are read as they arrive
     */
    public record Login(String request, String verify, Optional<String> code) {
        /** A login whose codes are read as they arrive. */
        public Login(String request, String verify) {
            this(request, verify, Optional.empty());
        }
    }

    /**
     * A steady prober.
     *
     * @param path the critical path it probes; its outcomes carry this name
     * @param every one probe is sent each so often, whatever became of the one before
     * @param timeout when an unanswered probe counts as failed
     * @param method GET or POST
     * @param url the path of the request
     * @param body JSON to send, when there is any
     * @param write set where the probe is a write that goes into the ledger and carries an idempotency key
     */
    public record Probe(
            String path,
            Duration every,
            Duration timeout,
            String method,
            String url,
            Optional<String> body,
            Optional<ProbeWrite> write) {}

    /** What a writing probe puts into the ledger. */
    public record ProbeWrite(String operation, String state, String resource) {}

    /**
     * How the system is read back: {@code GET url?after=<id>&limit=<page>}, ascending by id, until a page is empty.
     *
     * @param url the path that lists records straight from the database, or a whole URL; {@code {keys}} in it stands for
     *     what all keys of the run begin with
     * @param page records asked for at a time
     * @param token the environment variable that holds the bearer token for it; empty where the target tells it
     */
    public record ReadBack(String url, int page, Optional<String> token) {
        /** For a target that tells its token. */
        public ReadBack(String url, int page) {
            this(url, page, Optional.empty());
        }
    }

    /**
     * A realistic mistake.
     *
     * @param description what it is, and what it leads to
     * @param platform the platform settings that make it
     * @param red what must come out FAIL on such a platform: objectives by the name of their scenario; never empty
     */
    public record KnownBad(String description, Map<String, String> platform, Map<String, List<String>> red) {
        /** Copies the maps, so that the record cannot change. */
        public KnownBad {
            platform = inOrder(platform);
            red = red == null ? Map.of() : inOrder(red); // plans of earlier versions have none
        }
    }
}
