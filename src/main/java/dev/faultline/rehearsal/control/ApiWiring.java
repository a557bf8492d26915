package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.Cache;
import dev.faultline.rehearsal.control.WiringSettings.CacheAddress;
import dev.faultline.rehearsal.control.WiringSettings.ZoneCheckAddress;
import java.util.List;
import java.util.stream.Stream;

/** Where each API instance is told to find the others: at the links from its node to them, if nobody made a mistake. */
final class ApiWiring {
    private static final List<String> DEPENDENCIES =
            List.of("database", "redis", "sms", "zone-check", "payments", "secrets");

    /** Nobody listens on it. */
    private static final String MISTYPED = "127.0.0.1:1";

    private final WiringSettings settings;
    private final String misled;
    private final ProxiedLinks links;

    /** {@code zones}: those of the platform; the first instance of the second is the one with the mistakes. */
    ApiWiring(WiringSettings settings, List<String> zones, ProxiedLinks links) {
        this.settings = settings;
        this.misled = "api-" + zones.get(1);
        this.links = links;
    }

    /** What the instance on a node has links to. */
    List<String> dependencies(String node) {
        return speaksToCacheNode(node)
                ? Stream.concat(DEPENDENCIES.stream(), Stream.of(Cache.FIRST)).toList()
                : DEPENDENCIES;
    }

    /** {@code host:port} of the cache, for the instance on a node. */
    String cache(String node) {
        return address(node, speaksToCacheNode(node) ? Cache.FIRST : "redis");
    }

    /** {@code host:port} of the zone service, likewise. */
    String zoneCheck(String node) {
        return node.equals(misled) && settings.zoneCheck() == ZoneCheckAddress.MISTYPED
                ? MISTYPED
                : address(node, "zone-check");
    }

    /** {@code host:port} of anything else, likewise. */
    String address(String node, String to) {
        return links.host() + ":" + links.port(node, to);
    }

    private boolean speaksToCacheNode(String node) {
        return node.equals(misled) && settings.cache() == CacheAddress.NODE;
    }
}
