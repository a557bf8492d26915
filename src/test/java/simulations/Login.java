package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHere;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.customer;
import static simulations.Steps.path;
import static simulations.Steps.step;
import static simulations.Steps.think;

import dev.faultline.load.InjectorState;
import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;

/** Logging in with a one-time code: ask for it, read it from the phone, type it, now and then wrongly at first. */
final class Login {
    private static final Duration BETWEEN_GLANCES = Duration.ofMillis(50);
    private static final int GLANCES = 40;

    private final TrafficSettings settings;

    Login(TrafficSettings settings) {
        this.settings = settings;
    }

    /** Leaves {@code token} in the session, or ends the journey. */
    ChainBuilder chain() {
        return exec(session -> session.set("sent", 0))
                .exec(ask("otp-request"))
                .exec(readCode())
                .exec(doIf(session -> customer(session).asksForAnotherCode())
                        .then(think().exec(ask("otp-resend")).exec(readCode())))
                .exec(think())
                .exec(doIf(session -> customer(session).mistypesTheCode()).then(mistype()))
                .exec(step(verify("otp-verify", "code")
                        .check(status().is(200), jsonPath("$.token").saveAs("token"))));
    }

    /** Sends the code that was used a second time: good when it is refused. */
    static ChainBuilder replay() {
        return step(verify("otp-replay", "code").check(status().in(401, 410, 429)));
    }

    private static ChainBuilder ask(String name) {
        return step(http(name)
                        .post(path(name))
                        .body(StringBody(
                                session -> "{\"phone\":\"" + customer(session).phone() + "\"}"))
                        .check(status().is(202)))
                .exec(session -> session.set("sent", session.getInt("sent") + 1));
    }

    private static ChainBuilder mistype() {
        return exec(session -> session.set("wrong", other(session.getString("code"))))
                .exec(step(verify("otp-wrong-code", "wrong").check(status().is(401))))
                .exec(think());
    }

    private static HttpRequestActionBuilder verify(String name, String attribute) {
        return http(name)
                .post(path("otp-verify"))
                .body(StringBody(session -> "{\"phone\":\"" + customer(session).phone() + "\",\"code\":\""
                        + session.getString(attribute) + "\"}"));
    }

    /** A code that is wrong for certain: its last digit is the next one. */
    private static String other(String code) {
        int last = code.length() - 1;
        return code.substring(0, last) + (char) ('0' + (code.charAt(last) - '0' + 1) % 10);
    }

    /**
     * Looks at the phone until as many messages are there as were asked for. The glances are silent: they are no request
     * to the system under test. A message that never comes is one failed {@code otp-delivery}, and ends the journey.
     */
    private ChainBuilder readCode() {
        return settings.code().map(Login::knownCode).orElseGet(this::readArriving);
    }

    /** A code that always works, as staging systems have one; it stands in the environment and nowhere else. */
    private static ChainBuilder knownCode(String variable) {
        String code = System.getenv(variable);
        if (code == null || code.isBlank()) {
            throw new IllegalStateException(
                    "the environment variable " + variable + ", which holds the code, is not set");
        }
        return exec(session -> session.set("code", code));
    }

    private ChainBuilder readArriving() {
        return exec(session -> session.set("glances", 0).set("codes", List.of()))
                .exec(asLongAs(Login::waiting)
                        .on(pause(BETWEEN_GLANCES)
                                .exec(http(BlinkLean.SMS_POLL)
                                        .get(session -> settings.smsUrl() + "/messages/"
                                                + customer(session).phone())
                                        .silent()
                                        .requestTimeout(Duration.ofSeconds(1))
                                        .check(jsonPath("$.messages[*].code")
                                                .findAll()
                                                .optional()
                                                .saveAs("codes")))
                                .exec(session ->
                                        session.markAsSucceeded().set("glances", session.getInt("glances") + 1))))
                .exec(doIf(session -> !arrived(session) && !InjectorState.draining())
                        .then(missing()))
                .exec(Steps.unlessDraining())
                .exec(session -> session.set("code", session.getList("codes").get(0)));
    }

    private static ChainBuilder missing() {
        int waited = (int) BETWEEN_GLANCES.multipliedBy(GLANCES).toMillis();
        return exec(session -> {
                    InjectorState.requestSent();
                    return session;
                })
                .exec(dummy("otp-delivery", waited).withSuccess(false))
                .exec(exitHere());
    }

    private static boolean waiting(Session session) {
        return !arrived(session) && session.getInt("glances") < GLANCES && !InjectorState.draining();
    }

    private static boolean arrived(Session session) {
        return session.getList("codes").size() >= session.getInt("sent");
    }
}
