package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.firewall.CoreRules;
import dev.faultline.rehearsal.firewall.FirewallHandler;
import dev.faultline.rehearsal.firewall.FloodHandler;
import dev.faultline.rehearsal.firewall.FloodLimit;
import dev.faultline.rehearsal.firewall.RuleSet;
import io.undertow.predicate.Predicates;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.StatusCodes;

/**
 * What happens to a request, from the first to the last: it is counted, refused if its client makes too many or if it
 * matches a rule of the firewall, redirected if it must be, and sent on.
 */
final class RequestPath {
    private static final int MOST_CLIENTS = 10_000;

    private final BalancerConfig config;
    private final BalancerMetrics metrics;
    private final Rotation rotation;

    RequestPath(BalancerConfig config, BalancerMetrics metrics, Rotation rotation) {
        this.config = config;
        this.metrics = metrics;
        this.rotation = rotation;
    }

    /** The handler of every request. */
    HttpHandler handler() {
        return counted(limited(guarded(redirected(proxy()))));
    }

    private HttpHandler counted(HttpHandler next) {
        return exchange -> {
            exchange.addExchangeCompleteListener((ended, others) -> {
                metrics.answered(ended.getStatusCode());
                others.proceed();
            });
            next.handleRequest(exchange);
        };
    }

    private HttpHandler limited(HttpHandler next) {
        return config.floodLimit() <= 0
                ? next
                : new FloodHandler(new FloodLimit(config.floodLimit(), MOST_CLIENTS, System::nanoTime), metrics, next);
    }

    private HttpHandler guarded(HttpHandler next) {
        return new FirewallHandler(new RuleSet(CoreRules.ALL), config.firewall(), metrics, next);
    }

    private HttpHandler redirected(HttpHandler next) {
        if (config.tls() == null || config.redirect() == Redirect.OFF) {
            return next;
        }
        HttpHandler redirect = new HttpsRedirect(config.publicPort());
        return exchange -> (exchange.isSecure() ? next : redirect).handleRequest(exchange);
    }

    private HttpHandler proxy() {
        ProxyHandler proxy = ProxyHandler.builder()
                .setProxyClient(new RotatingProxyClient(rotation, metrics::sentTo))
                .setMaxRequestTime((int) config.requestTimeout().toMillis())
                .setMaxConnectionRetries(0)
                .setIdempotentRequestPredicate(Predicates.falsePredicate())
                .setReuseXForwarded(true)
                .setNext(RequestPath::noTarget)
                .build();
        return new BadGateway(proxy);
    }

    private static void noTarget(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        exchange.setReasonPhrase(StatusCodes.SERVICE_UNAVAILABLE_STRING); // Tells it from the proxy's own 503.
        exchange.endExchange();
    }
}
