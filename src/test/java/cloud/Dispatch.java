package cloud;

import cloud.Wire.Answer;
import cloud.Wire.Asked;
import cloud.Wire.Message;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries a request out: whose it is, whether it is right, what goes wrong with it, what comes of it, whether that is right. */
final class Dispatch {
    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration WIDEST_SKEW = Duration.ofMinutes(5);

    private final String accessKey;
    private final InstantSource clock;
    private final Failures failures;
    private final BiFunction<String, String, Optional<Service>> services;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile CallWatch watch = CallWatch.NONE;

    /**
     * @param accessKey the key that is good
     * @param services the service of a region by the name that its requests are signed with
     */
    Dispatch(
            String accessKey,
            InstantSource clock,
            Failures failures,
            BiFunction<String, String, Optional<Service>> services) {
        this.accessKey = accessKey;
        this.clock = clock;
        this.failures = failures;
        this.services = services;
    }

    void watch(CallWatch by) {
        watch = by;
    }

    List<Call> calls() {
        return new ArrayList<>(calls);
    }

    /** What of our own answers was not what the official model says. */
    List<String> violations() {
        return new ArrayList<>(violations);
    }

    /** The answer; empty where the connection is to be cut. */
    Optional<Answer> answer(Message message) {
        Matcher scope = SCOPE.matcher(message.headers().getOrDefault("authorization", ""));
        if (!scope.find()) {
            return Optional.of(JsonWire.refusal(
                    new AwsException(403, CommonErrors.UNSIGNED, "Missing Authentication Token"),
                    "stand-in",
                    "application/json"));
        }
        Optional<Service> service = services.apply(scope.group(2), scope.group(3));
        if (service.isEmpty()) {
            violations.add("a call to the service " + scope.group(3) + ", which is not stood in for");
            return Optional.of(JsonWire.refusal(
                    new AwsException(404, CommonErrors.NO_SUCH_OPERATION, "no service " + scope.group(3)),
                    "stand-in",
                    "application/json"));
        }
        return new One(service.get(), scope.group(1), scope.group(2), message).answer();
    }

    /** One request on its way. */
    private final class One {
        private final Service service;
        private final String key;
        private final String region;
        private final Message message;
        private final Wire wire;
        private final Instant at = clock.instant();
        private final String requestId = "request-" + requests.incrementAndGet();
        private String operation;
        private ObjectNode input = ServiceModel.JSON.createObjectNode();

        One(Service service, String key, String region, Message message) {
            this.service = service;
            this.key = key;
            this.region = region;
            this.message = message;
            this.wire = service.model().wire();
            this.operation = service.name() + ":?";
        }

        Optional<Answer> answer() {
            try {
                Asked asked = wire.read(message);
                operation = service.name() + ":" + asked.operation().name();
                input = asked.input();
                return carriedOut(asked);
            } catch (AwsException e) {
                return logged(Optional.of(wire.refuse(e, requestId)), e.code());
            }
        }

        private Optional<Answer> carriedOut(Asked asked) throws AwsException {
            Optional<Failure> failure = failures.of(operation);
            if (watch.arrived(operation) == CallWatch.Arrival.LOST
                    || failure.isPresent() && failure.get() instanceof Failure.CutBefore) {
                return logged(Optional.empty(), null);
            }
            authenticate();
            if (failure.isPresent() && failure.get() instanceof Failure.Refused refused) {
                AwsException refusal =
                        new AwsException(refused.status(), refused.code().apply(wire.common()), refused.message());
                checkRefusal(asked, refusal);
                throw refusal;
            }
            checkInput(asked);
            ObjectNode output = output(asked);
            checkOutput(asked, output);
            watch.carriedOut(operation);
            if (failure.isPresent()) {
                return logged(Optional.empty(), null);
            }
            return logged(Optional.of(wire.write(asked.operation(), output)), null);
        }

        private void authenticate() throws AwsException {
            if (!key.equals(accessKey)) {
                throw new AwsException(
                        403, wire.common().unknownKey(), "The security token included in the request is invalid.");
            }
            String signedAt = message.headers().getOrDefault("x-amz-date", "");
            Instant signed = SIGNED_AT.parse(signedAt, Instant::from);
            if (Duration.between(signed, at).abs().compareTo(WIDEST_SKEW) > 0) {
                throw new AwsException(
                        403,
                        wire.common().skewed(),
                        "Signature expired or not yet current: signed at " + signedAt + ", and it is "
                                + SIGNED_AT.format(at));
            }
        }

        private void checkInput(Asked asked) throws AwsException {
            List<String> problems = asked.operation().input().isEmpty()
                    ? List.of()
                    : ShapeCheck.problems(
                            service.model(), asked.operation().input().get(), asked.input());
            if (!problems.isEmpty()) {
                throw new AwsException(
                        400,
                        wire.common().invalid(),
                        problems.size() + " validation errors detected: " + String.join("; ", problems));
            }
        }

        private ObjectNode output(Asked asked) throws AwsException {
            Service.Operation carried =
                    service.operations().get(asked.operation().name());
            if (carried == null) {
                violations.add("a call of " + operation + ", which is not stood in for");
                throw new AwsException(404, CommonErrors.NO_SUCH_OPERATION, operation + " is not stood in for");
            }
            try {
                return carried.answer(asked.input());
            } catch (AwsException e) {
                checkRefusal(asked, e);
                throw e;
            }
        }

        private void checkRefusal(Asked asked, AwsException refusal) {
            if (!wire.common().has(refusal.code())
                    && !service.model().errorCodes(asked.operation()).contains(refusal.code())) {
                violations.add(operation + " answered the error " + refusal.code() + ", which it does not have");
            }
        }

        private void checkOutput(Asked asked, ObjectNode output) throws AwsException {
            List<String> problems = asked.operation().output().isEmpty()
                    ? List.of()
                    : ShapeCheck.problems(
                            service.model(), asked.operation().output().get(), output);
            if (!problems.isEmpty()) {
                problems.forEach(problem -> violations.add("answer of " + operation + ": " + problem));
                throw new AwsException(500, CommonErrors.BROKEN, "the stand-in's own answer is not valid: " + problems);
            }
        }

        private Optional<Answer> logged(Optional<Answer> answer, String error) {
            calls.add(new Call(
                    at,
                    operation,
                    region,
                    input.deepCopy(),
                    answer.map(Answer::status).orElse(0),
                    Optional.ofNullable(error)));
            return answer;
        }
    }
}
