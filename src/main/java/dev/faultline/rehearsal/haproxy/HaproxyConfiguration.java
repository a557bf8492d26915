package dev.faultline.rehearsal.haproxy;

import java.time.Duration;

/**
 * The configuration of an HAProxy that starts without servers: they come and go over its Runtime API.
 *
 * @param port where requests come in
 * @param runtimePort where its Runtime API listens
 * @param requestTimeout how long a server may take to answer before the client is told 504
 */
public record HaproxyConfiguration(int port, int runtimePort, Duration requestTimeout) {
    /** The backend that servers are added to. */
    static final String BACKEND = "api";

    /** As HAProxy reads it. */
    public String text() {
        return """
                global
                    log stdout format raw local0 notice
                    stats socket ipv4@*:%d level admin
                    maxconn 2000

                defaults
                    mode http
                    log global
                    timeout connect 1s
                    timeout client 30s
                    timeout server %dms
                    # A request whose connection broke may have been carried out: it is the client's to send it again.
                    retries 0

                frontend edge
                    bind :%d
                    default_backend %s

                backend %s
                    balance roundrobin
                    option httpchk GET /health
                    http-check expect status 200
                """.formatted(runtimePort, requestTimeout.toMillis(), port, BACKEND, BACKEND);
    }
}
