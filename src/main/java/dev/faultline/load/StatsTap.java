package dev.faultline.load;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunClock;
import io.gatling.commons.stats.Status;
import io.gatling.core.stats.StatsEngine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import scala.Option;

/**
 * Stands before Gatling's own statistics engine and hands over what passes: every response, every request that could
 * not be sent, every user that starts or ends. It runs on Gatling's event loops and so never waits.
 */
final class StatsTap implements InvocationHandler {
    private final StatsEngine engine;
    private final String source;
    private final RunClock clock;
    private final Handover handover;
    private final ActiveUsers users;
    private final Runnable onStart;

    private StatsTap(
            StatsEngine engine, String source, RunClock clock, Handover handover, ActiveUsers users, Runnable onStart) {
        this.engine = engine;
        this.source = source;
        this.clock = clock;
        this.handover = handover;
        this.users = users;
        this.onStart = onStart;
    }

    /**
     * Wraps {@code engine}.
     *
     * @param source who the outcomes are from
     * @param onStart called once, just before the first user is injected
     */
    static StatsEngine before(
            StatsEngine engine, String source, RunClock clock, Handover handover, ActiveUsers users, Runnable onStart) {
        StatsTap tap = new StatsTap(engine, source, clock, handover, users, onStart);
        return (StatsEngine)
                Proxy.newProxyInstance(StatsEngine.class.getClassLoader(), new Class<?>[] {StatsEngine.class}, tap);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "start" -> onStart.run();
            case "logUserStart" -> userStarted();
            case "logUserEnd" -> users.ended();
            case "logResponse" -> requestEnded(arguments);
            case "logRequestCrash" -> requestCrashed((String) arguments[2], (String) arguments[3]);
            default -> {
                // Everything else is the engine's own business.
            }
        }
        try {
            return method.invoke(engine, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void userStarted() {
        users.started();
        // Once the load is drained, users that were scheduled before still come up, only to leave at once.
        if (!InjectorState.draining()) {
            handover.give(new Observation.UserStarted(clock.now()));
        }
    }

    private void requestEnded(Object[] arguments) {
        InjectorState.requestEnded();
        handover.give(new Observation.RequestEnded(response(arguments)));
    }

    private void requestCrashed(String request, String error) {
        // It was never sent, and so is not counted as ended.
        Instant now = clock.now();
        handover.give(
                new Observation.RequestEnded(new Outcome(source, request, now, now, FailureKind.CRASHED, 0, error)));
    }

    private Outcome response(Object[] arguments) {
        boolean ok = "OK".equals(((Status) arguments[5]).name());
        int status = status((Option<?>) arguments[6]);
        String message = ok ? "" : text((Option<?>) arguments[7]);
        FailureKind failure = ok ? FailureKind.NONE : FailureClassifier.kind(status, message);
        return new Outcome(
                source,
                (String) arguments[2],
                Instant.ofEpochMilli((Long) arguments[3]),
                Instant.ofEpochMilli((Long) arguments[4]),
                failure,
                status,
                message);
    }

    private static int status(Option<?> code) {
        String digits = text(code);
        return digits.matches("\\d{3}") ? Integer.parseInt(digits) : 0;
    }

    private static String text(Option<?> option) {
        return option.isDefined() ? String.valueOf(option.get()) : "";
    }
}
