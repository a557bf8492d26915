package cloud;

import cloud.FaultListener.StartedAction;
import cloud.Wire.Answer;
import cloud.Wire.Message;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/**
 * A stand-in of AWS on a free port of loopback, for whoever is given its endpoint by the SDK's own settings. It checks each
 * request and each of its own answers against the official service models. Whoever starts it closes it; closing fails where an
 * answer was not what the model says. Safe for any thread.
 */
public final class StandInCloud implements AutoCloseable {
    private static final String ACCESS_KEY = "AKIAEXAMPLEOFATEST00";
    private static final String SECRET_KEY = "secret-key-that-must-be-nowhere";
    private static final String SESSION_TOKEN = "session-token-that-must-be-nowhere";
    private static final Duration TICK = Duration.ofMillis(20);
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Account account;
    private final Pace pace;
    private final Failures failures = new Failures();
    private final Map<String, Region> regions = new ConcurrentHashMap<>();
    private final List<FaultListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Exception> unheard = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService hearing = Executors.newSingleThreadExecutor();
    private final InstantSource clock = () -> Instant.now().plus(skew());
    private final Dispatch dispatch = new Dispatch(ACCESS_KEY, clock, failures, this::service);
    private final Undertow server;
    private volatile Duration skew = Duration.ZERO;

    private StandInCloud(Account account, Pace pace) {
        this.account = account;
        this.pace = pace;
        regions.put(account.region(), new Region(account, clock, pace, failures, new Heard()));
        this.server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(8)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                .setHandler(new BlockingHandler(this::handle))
                .build();
        server.start();
        time.scheduleWithFixedDelay(this::advance, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts one in which there is what the account holds, and nothing in other regions. */
    public static StandInCloud start(Account account, Pace pace) {
        return new StandInCloud(account, pace);
    }

    /** Starts one whose experiments take seconds. */
    public static StandInCloud start(Account account) {
        return start(account, Pace.BRISK);
    }

    /** Where it is; the same for every service. */
    public URI endpoint() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** What a process needs in its environment to take this for AWS. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint().toString(),
                "AWS_REGION",
                account.region(),
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY,
                "AWS_SESSION_TOKEN",
                SESSION_TOKEN,
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_CONFIG_FILE",
                "/nowhere",
                "AWS_SHARED_CREDENTIALS_FILE",
                "/nowhere");
    }

    /** The same for a JVM, as system properties. */
    public Map<String, String> systemProperties() {
        return Map.of(
                "aws.endpointUrl",
                endpoint().toString(),
                "aws.region",
                account.region(),
                "aws.accessKeyId",
                ACCESS_KEY,
                "aws.secretAccessKey",
                SECRET_KEY,
                "aws.sessionToken",
                SESSION_TOKEN,
                "aws.disableEc2Metadata",
                "true",
                "aws.configFile",
                "/nowhere",
                "aws.sharedCredentialsFile",
                "/nowhere");
    }

    /** What must not be found in a log, a report or a journal. */
    public List<String> secrets() {
        return List.of(SECRET_KEY, SESSION_TOKEN);
    }

    /** What is there, in the account's own region. */
    public Account account() {
        return account;
    }

    /** What is to go wrong. */
    public Failures failures() {
        return failures;
    }

    /** The next experiment whose actions are not skipped fails as its first action begins. */
    public void nextExperimentFails(String reason) {
        synchronized (account) {
            region(account.region()).fis().experiments().nextFails(reason);
        }
    }

    /** Sets the stand-in's clock ahead of, or behind, this machine's. */
    public void skewedBy(Duration by) {
        skew = by;
    }

    private Duration skew() {
        return skew;
    }

    /** Has somebody stand between calls and their effects, in the place of whoever did so before. */
    public void watch(CallWatch by) {
        dispatch.watch(by);
    }

    /** Has somebody told of what experiments do from now on. */
    public void tell(FaultListener listener) {
        listeners.add(listener);
    }

    /** Every call so far, oldest first. */
    public List<Call> calls() {
        return dispatch.calls();
    }

    /** What is there that bears these tags and would not be there if it had been tidied up. */
    public List<String> leftBehind(Map<String, String> tags) {
        synchronized (account) {
            return LeftBehind.in(account, tags);
        }
    }

    private Optional<Service> service(String region, String signingName) {
        // These two have no regions.
        boolean global = signingName.equals("sts") || signingName.equals("iam");
        return region(global ? account.region() : region).service(signingName);
    }

    private Region region(String name) {
        return regions.computeIfAbsent(
                name, other -> new Region(new Account(account.id(), other), clock, pace, failures, Region.UNHEARD));
    }

    private void advance() {
        regions.values().forEach(Region::advance);
    }

    private void handle(HttpServerExchange exchange) throws IOException {
        Optional<Answer> answer = dispatch.answer(message(exchange));
        if (answer.isEmpty()) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        exchange.setStatusCode(answer.get().status());
        exchange.getResponseHeaders().put(Headers.DATE, DATE.format(clock.instant()));
        answer.get()
                .headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(answer.get().body());
    }

    private static Message message(HttpServerExchange exchange) throws IOException {
        Map<String, List<String>> query = new HashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, new ArrayList<>(values)));
        Map<String, String> headers = new HashMap<>();
        HeaderMap found = exchange.getRequestHeaders();
        found.getHeaderNames()
                .forEach(name -> headers.put(name.toString().toLowerCase(Locale.ROOT), found.getFirst(name)));
        return new Message(
                exchange.getRequestMethod().toString(),
                exchange.getRequestURI(),
                query,
                headers,
                new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Hands what happens to the listeners, in its order. */
    private final class Heard implements Experiment.Happenings {
        @Override
        public void began(StartedAction action) {
            hearing.execute(() -> listeners.forEach(listener -> heard(() -> listener.began(action))));
        }

        @Override
        public void ended(StartedAction action) {
            hearing.execute(() -> listeners.forEach(listener -> heard(() -> listener.ended(action))));
        }

        private void heard(Told told) {
            try {
                told.tell();
            } catch (Exception e) {
                unheard.add(e);
            }
        }
    }

    private interface Told {
        void tell() throws Exception;
    }

    @Override
    public void close() {
        time.shutdownNow();
        server.stop();
        hearing.shutdownNow();
        if (!dispatch.violations().isEmpty()) {
            throw new AssertionError(
                    "the stand-in of AWS was not like AWS:\n" + String.join("\n", dispatch.violations()));
        }
        if (!unheard.isEmpty()) {
            throw new AssertionError("what an experiment did could not be applied", unheard.get(0));
        }
    }
}
