package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.firewall.FirewallEvents;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.PrometheusText;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.IntSupplier;

/** What the balancer counts, in the Prometheus text format. Thread-safe. */
final class BalancerMetrics implements FirewallEvents {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = counter("balancer_requests_total", "Answers to clients", "class");
    private final Counter targetRequests =
            counter("balancer_target_requests_total", "Requests sent to a target", "target");
    private final Counter blocked =
            counter("balancer_blocked_total", "Requests that the firewall refused, by the rule they matched", "rule");
    private final Counter counted = counter(
            "balancer_counted_total", "Requests that matched a rule of a firewall that only counts, by rule", "rule");
    private final Counter limited = Counter.builder()
            .name("balancer_limited_total")
            .help("Requests beyond the limit of their client")
            .register(registry);

    /** Every rule and class is shown from the start, so that the first one to happen is seen as an increase. */
    BalancerMetrics(IntSupplier healthyTargets, List<String> rules) {
        GaugeWithCallback.builder()
                .name("balancer_healthy_targets")
                .help("Targets that are known to be healthy; without health checks, all of them")
                .callback(gauge -> gauge.call(healthyTargets.getAsInt()))
                .register(registry);
        List.of("2xx", "3xx", "4xx", "5xx").forEach(requests::initLabelValues);
        rules.forEach(blocked::initLabelValues);
        rules.forEach(counted::initLabelValues);
    }

    private Counter counter(String name, String help, String label) {
        return Counter.builder().name(name).help(help).labelNames(label).register(registry);
    }

    void answered(int status) {
        requests.labelValues(status / 100 + "xx").inc();
    }

    void sentTo(String target) {
        targetRequests.labelValues(target).inc();
    }

    @Override
    public void blocked(String rule) {
        blocked.labelValues(rule).inc();
    }

    @Override
    public void counted(String rule) {
        counted.labelValues(rule).inc();
    }

    @Override
    public void limited() {
        limited.inc();
    }

    Answer exposition() {
        return PrometheusText.of(registry);
    }
}
