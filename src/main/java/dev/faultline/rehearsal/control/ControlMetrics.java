package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.control.TopologyReport.Node;
import dev.faultline.rehearsal.control.TopologyReport.ServiceCount;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.PrometheusText;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.Supplier;

/** What a cloud's own monitoring would tell of the managed parts, in the Prometheus text format. */
final class ControlMetrics {
    private static final List<String> UP = List.of("primary", "standby", "replica");

    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** Figures out of how the platform looks each time that they are asked for. */
    ControlMetrics(Supplier<TopologyReport> topology) {
        GaugeWithCallback.builder()
                .name("replication_lag_bytes")
                .help("How far the standby is behind the primary; absent while that is not known")
                .callback(gauge -> topology.get().signals().stream()
                        .filter(signal -> signal.name().equals("replication-lag-bytes"))
                        .forEach(signal -> gauge.call(signal.value())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("database_up")
                .help("1 while the database answers, in whatever role")
                .labelNames("node")
                .callback(gauge -> topology.get().nodes().stream()
                        .filter(node -> node.service().equals("database"))
                        .forEach(node -> gauge.call(up(node), node.name())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("api_instances")
                .help("API instances that are wanted, and that take traffic")
                .labelNames("state")
                .callback(gauge -> {
                    ServiceCount api = topology.get().services().get(0);
                    gauge.call(api.desired(), "desired");
                    gauge.call(api.ready(), "ready");
                })
                .register(registry);
    }

    Answer exposition() {
        return PrometheusText.of(registry);
    }

    private static int up(Node node) {
        return UP.contains(node.role()) ? 1 : 0;
    }
}
