package dev.faultline.rehearsal.sms;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.FailureAnswers;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program that stands in for an SMS gateway: what is sent to a phone can be read back. */
public final class SmsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(SmsGateway.class);
    private static final int MOST_PHONES = 20_000;
    private static final int WORKERS = 4;

    private final Inbox inbox = new Inbox(MOST_PHONES);
    private final Clock clock;

    private SmsGateway(Clock clock) {
        this.clock = clock;
    }

    /** Runs the stand-in as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("sms", SmsConfig.class, SmsGateway::start, arguments);
    }

    static Serving start(SmsConfig config) {
        WebServer server = WebServer.start(config.port(), WORKERS, new SmsGateway(Clock.systemUTC()).routes());
        return new Serving(Map.of("port", server.port()), server);
    }

    private HttpHandler routes() {
        return Handlers.routing()
                .post("/messages", handler(this::take))
                .get("/messages/{phone}", handler(this::messages))
                .get("/health", handler(call -> Answer.json(200, Map.of("status", "up"))));
    }

    private Answer take(Call call) {
        inbox.add(call.text("phone"), Message.received(call.text("text"), clock.instant()));
        return Answer.json(202, Map.of());
    }

    private Answer messages(Call call) {
        return Answer.json(200, Map.of("messages", inbox.of(call.path("phone"))));
    }

    private static HttpHandler handler(Endpoint endpoint) {
        return new EndpointHandler(endpoint, FailureAnswers.loggedTo(LOG));
    }
}
