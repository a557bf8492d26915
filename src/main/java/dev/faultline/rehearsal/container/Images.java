package dev.faultline.rehearsal.container;

import java.util.List;
import java.util.Map;

/**
 * The tags of the images that a platform is made of.
 *
 * @param program this project's own
 * @param postgres PostgreSQL 17
 * @param redis Redis 7
 * @param haproxy HAProxy 3.0
 * @param toxiproxy Toxiproxy 2.12
 */
public record Images(String program, String postgres, String redis, String haproxy, String toxiproxy) {
    /** The usual ones, or those that this machine's environment names: the same variables as for docker-compose.yml. */
    public static Images ofThisMachine() {
        return of(System.getenv());
    }

    static Images of(Map<String, String> environment) {
        return new Images(
                environment.getOrDefault("FAULTLINE_IMAGE", "faultline"),
                environment.getOrDefault("POSTGRES_IMAGE", "postgres:17"),
                environment.getOrDefault("REDIS_IMAGE", "redis:7"),
                environment.getOrDefault("HAPROXY_IMAGE", "haproxy:3.0"),
                environment.getOrDefault("TOXIPROXY_IMAGE", "ghcr.io/shopify/toxiproxy:2.12.0"));
    }

    /** Those that a registry has. */
    public List<String> ofOthers() {
        return List.of(postgres, redis, haproxy, toxiproxy);
    }
}
