package dev.faultline.load;

import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.Marks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a simulation is told from outside, through system properties of the same names: by the harness, or by a person
 * with {@code mvn gatling:test -Dgatling.simulationClass=simulations.BookingSimulation -DbaseUrl=…}.
 *
 * @param source who this traffic is from: no two sources of a run share people; {@code load:alone} unless given
 * @param baseUrl where the system under test answers; {@code http://127.0.0.1:8080} unless given
 * @param smsUrl where the stand-in SMS gateway shows what it delivered; {@code http://127.0.0.1:8025} unless given
 * @param paymentsUrl where customers pay; nobody pays unless given
 * @param plainUrl where the system under test answers without TLS; not known unless given
 * @param usersPerSecond new users a second at full rate; 5 unless given
 * @param climb the rates that follow it, {@code climb}, such as {@code 10,15}, {@code climbEach} so long; none unless given
 * @param warmUp how long the ramp to the full rate lasts; {@code PT5S} unless given
 * @param total how long users arrive, the ramp included; {@code PT30S} unless given
 * @param seed where every random choice starts; 1 unless given
 * @param runId makes idempotency keys and phone numbers unique to the run; the time unless given
 * @param ledger where writes are recorded; none unless given
 * @param journeys the paths of requests, {@code path.<request>}, and {@code firstDay}; BlinkLean's unless given
 * @param marks what phone numbers and keys begin with, {@code phones} and {@code keys}, and {@code header}
 * @param code the environment variable that holds a one-time code which always works, {@code codeVariable}; codes are
 *     read as they arrive unless given
 * @param replay the recorded log, {@code accessLog}, that says who arrives when, at {@code speed} times its own; its hash is
 *     {@code accessLogSha256} where that is given
 */
public record TrafficSettings(
        String source,
        URI baseUrl,
        URI smsUrl,
        Optional<URI> paymentsUrl,
        Optional<URI> plainUrl,
        double usersPerSecond,
        Climb climb,
        Duration warmUp,
        Duration total,
        long seed,
        String runId,
        Optional<Path> ledger,
        Journeys journeys,
        Marks marks,
        Optional<String> code,
        Optional<Replay> replay) {
    private static final String PATH = "path.";

    /** Reads the system properties; a value that does not parse is an {@link IllegalArgumentException} naming it. */
    public static TrafficSettings fromSystemProperties() {
        return from(System::getProperty);
    }

    static TrafficSettings from(Function<String, String> properties) {
        return new TrafficSettings(
                read(properties, "source", "load:alone", "a name", Function.identity()),
                read(properties, "baseUrl", "http://127.0.0.1:8080", "a URL", URI::create),
                read(properties, "smsUrl", "http://127.0.0.1:8025", "a URL", URI::create),
                optional(properties, "paymentsUrl").map(URI::create),
                optional(properties, "plainUrl").map(URI::create),
                read(properties, "usersPerSecond", "5", "a number", Double::valueOf),
                climb(properties),
                read(properties, "warmUp", "PT5S", "an ISO-8601 duration such as PT5S", Duration::parse),
                read(properties, "total", "PT30S", "an ISO-8601 duration such as PT30S", Duration::parse),
                read(properties, "seed", "1", "a whole number", Long::valueOf),
                read(properties, "runId", "alone-" + Instant.now(), "a name", Function.identity()),
                optional(properties, "ledger").map(Path::of),
                journeys(properties),
                marks(properties),
                optional(properties, "codeVariable"),
                replay(properties));
    }

    private static Optional<Replay> replay(Function<String, String> properties) {
        double speed = read(properties, "speed", "1", "a number over 0", Double::valueOf);
        return optional(properties, "accessLog")
                .map(log -> new Replay(Path.of(log), speed, optional(properties, "accessLogSha256")));
    }

    private static Climb climb(Function<String, String> properties) {
        return new Climb(
                read(
                        properties,
                        "climb",
                        "",
                        "numbers such as 10,15",
                        text -> Pattern.compile(",")
                                .splitAsStream(text)
                                .filter(rate -> !rate.isBlank())
                                .map(Double::valueOf)
                                .toList()),
                read(properties, "climbEach", "PT0S", "an ISO-8601 duration such as PT9S", Duration::parse));
    }

    private static Journeys journeys(Function<String, String> properties) {
        Map<String, String> paths = new LinkedHashMap<>();
        Journeys.OF_BLINKLEAN
                .paths()
                .forEach((request, path) ->
                        paths.put(request, optional(properties, PATH + request).orElse(path)));
        String firstDay = Journeys.OF_BLINKLEAN.firstDay().toString();
        return new Journeys(
                paths, read(properties, "firstDay", firstDay, "a day such as 2026-12-01", LocalDate::parse));
    }

    private static Marks marks(Function<String, String> properties) {
        return new Marks(
                read(properties, "phones", Marks.OF_A_STAND_IN.phones(), "digits", Function.identity()),
                optional(properties, "keys").orElse(""),
                optional(properties, "header"));
    }

    private static Optional<String> optional(Function<String, String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).filter(given -> !given.isBlank());
    }

    private static <T> T read(
            Function<String, String> properties,
            String name,
            String unlessGiven,
            String expected,
            Function<String, T> parse) {
        String given = properties.apply(name);
        String text = given == null || given.isBlank() ? unlessGiven : given;
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("-D" + name + " should be " + expected + ", but is " + text, e);
        }
    }

    /** The settings of a forked load generator. */
    static TrafficSettings of(InjectorSpec spec) {
        return new TrafficSettings(
                spec.source(),
                spec.baseUrl(),
                spec.smsUrl(),
                spec.paymentsUrl(),
                spec.plainUrl(),
                spec.usersPerSecond(),
                spec.climb(),
                spec.warmUp(),
                spec.total(),
                spec.seed(),
                spec.runId(),
                Optional.of(spec.ledger()),
                spec.fitting().journeys(),
                spec.fitting().marks(),
                spec.fitting().code(),
                spec.replay());
    }

    /** The system properties that {@link #fromSystemProperties()} reads these settings back from. */
    Map<String, String> asProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("source", source);
        properties.put("baseUrl", baseUrl.toString());
        properties.put("smsUrl", smsUrl.toString());
        paymentsUrl.ifPresent(url -> properties.put("paymentsUrl", url.toString()));
        plainUrl.ifPresent(url -> properties.put("plainUrl", url.toString()));
        properties.put("usersPerSecond", Double.toString(usersPerSecond));
        if (!climb.usersPerSecond().isEmpty()) {
            properties.put(
                    "climb",
                    climb.usersPerSecond().stream().map(String::valueOf).collect(Collectors.joining(",")));
            properties.put("climbEach", climb.each().toString());
        }
        properties.put("warmUp", warmUp.toString());
        properties.put("total", total.toString());
        properties.put("seed", Long.toString(seed));
        properties.put("runId", runId);
        ledger.ifPresent(file -> properties.put("ledger", file.toString()));
        journeys.paths().forEach((request, path) -> properties.put(PATH + request, path));
        properties.put("firstDay", journeys.firstDay().toString());
        properties.put("phones", marks.phones());
        properties.put("keys", marks.keys());
        marks.header().ifPresent(name -> properties.put("header", name));
        code.ifPresent(variable -> properties.put("codeVariable", variable));
        replay.ifPresent(recorded -> {
            properties.put("accessLog", recorded.log().toString());
            properties.put("speed", Double.toString(recorded.speed()));
            recorded.sha256().ifPresent(hash -> properties.put("accessLogSha256", hash));
        });
        return properties;
    }

    /**
     * When the users of a simulation arrive. A simulation that is to run under the harness must inject exactly this.
     *
     * @param simulation the fully qualified name of the simulation class, so that no two of them arrive in step;
     *     nor do two sources of the same simulation
     */
    public SeededArrivals arrivals(String simulation) {
        if (replay.isPresent()) {
            return SeededArrivals.at(
                    replay.get().open(journeys).due(replay.get().speed()), total);
        }
        long seeded = seed ^ (source + simulation).hashCode();
        return climb.usersPerSecond().isEmpty()
                ? SeededArrivals.rampThenConstant(usersPerSecond, warmUp, total, seeded)
                : SeededArrivals.rampThenSteps(
                        Stream.concat(Stream.of(usersPerSecond), climb.usersPerSecond().stream())
                                .toList(),
                        climb.each(),
                        warmUp,
                        total,
                        seeded);
    }

    /** Opens the ledger that these settings name, or one that forgets when they name none. The caller closes it. */
    public WriteLedger openLedger() throws IOException {
        return ledger.isPresent() ? WriteLedger.into(ledger.get(), InjectorState.clock()) : WriteLedger.forgetting();
    }
}
