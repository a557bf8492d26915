package simulations;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.faultline.load.InjectorState;
import dev.faultline.load.TrafficSettings;
import io.gatling.http.client.Request;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/** How clients speak HTTP with BlinkLean. */
final class BlinkLean {
    /** The one request that is not counted: a person looking at their phone. */
    static final String SMS_POLL = "sms-poll";

    private BlinkLean() {}

    /**
     * One pool of connections for all users, as when they come through a CDN or a mobile gateway: a connection for each of
     * dozens of short journeys a second would measure this machine's sockets. A pooled connection that the other side
     * closes makes Gatling send the request again without telling, which is why every write carries an idempotency key.
     */
    static HttpProtocolBuilder protocol(TrafficSettings settings) {
        return http.baseUrl(settings.baseUrl().toString())
                .acceptHeader("application/json")
                .contentTypeHeader("application/json")
                .userAgentHeader("faultline")
                .shareConnections()
                .disableWarmUp()
                .disableCaching()
                .disableFollowRedirect()
                .disableAutoReferer()
                .sign(BlinkLean::count);
    }

    /** Not for a signature: this is where Gatling lets a request be seen as it is sent. */
    private static Request count(Request request) {
        if (!SMS_POLL.equals(request.getName())) {
            InjectorState.requestSent();
        }
        return request;
    }
}
