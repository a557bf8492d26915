package simulations;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.faultline.load.InjectorState;
import dev.faultline.load.TrafficSettings;
import io.gatling.http.client.Request;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.Set;

/** How clients speak HTTP with BlinkLean. */
final class BlinkLean {
    /** A person looking at their phone: no request to the system under test. */
    static final String SMS_POLL = "sms-poll";
    /** A person paying at the payment gateway: likewise. */
    static final String PAY = "pay";

    private static final Set<String> NOT_COUNTED = Set.of(SMS_POLL, PAY);

    private BlinkLean() {}

    /**
     * Each person comes from an address of their own, which the CDN in front of BlinkLean would pass on as is done here:
     * the session's {@code address}.
     *
     * <p>One pool of connections for all users, as when they come through a CDN or a mobile gateway: a connection for each of
     * dozens of short journeys a second would measure this machine's sockets and, with TLS, its handshakes. A simulation
     * that runs alone trusts any certificate, which is Gatling's default; under the harness it trusts the system's only. A
     * pooled connection that the other side closes makes Gatling send the request again without telling, which is why
     * every write carries an idempotency key.
     */
    static HttpProtocolBuilder protocol(TrafficSettings settings) {
        HttpProtocolBuilder protocol = http.baseUrl(settings.baseUrl().toString())
                .acceptHeader("application/json")
                .contentTypeHeader("application/json")
                .userAgentHeader("faultline")
                .header("X-Forwarded-For", "#{address}")
                .shareConnections()
                .disableWarmUp()
                .disableCaching()
                .disableFollowRedirect()
                .disableAutoReferer()
                .sign(BlinkLean::count);
        return settings.marks()
                .header()
                .map(name -> protocol.header(name, settings.runId()))
                .orElse(protocol);
    }

    /** Not for a signature: this is where Gatling lets a request be seen as it is sent. */
    private static Request count(Request request) {
        if (!NOT_COUNTED.contains(request.getName())) {
            InjectorState.requestSent();
        }
        return request;
    }
}
