package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.Cache;
import dev.faultline.rehearsal.control.WiringSettings.CacheAddress;
import dev.faultline.rehearsal.control.WiringSettings.ZoneCheckAddress;
import dev.faultline.rehearsal.database.RegionalReplica;
import java.util.List;
import java.util.stream.Stream;

/** Where each API instance is told to find the others: at the links from its node to them, if nobody made a mistake. */
final class ApiWiring {
    private static final List<String> SHARED = List.of("sms", "zone-check", "payments", "secrets");

    /** Nobody listens on it. */
    private static final String MISTYPED = "127.0.0.1:1";

    private final WiringSettings settings;
    private final String misled;
    private final String database;
    private final String cache;
    private final ProxiedLinks links;

    /** {@code zones}: those of the platform; the first instance of the second is the one with the mistakes. */
    ApiWiring(WiringSettings settings, List<String> zones, ProxiedLinks links) {
        this(settings, "api-" + zones.get(1), "database", "redis", links);
    }

    private ApiWiring(WiringSettings settings, String misled, String database, String cache, ProxiedLinks links) {
        this.settings = settings;
        this.misled = misled;
        this.database = database;
        this.cache = cache;
        this.links = links;
    }

    /** For the second region, whose database and cache are servers of its own, and where nobody made a mistake. */
    static ApiWiring ofSecondRegion(ProxiedLinks links) {
        WiringSettings faultless = new WiringSettings(CacheAddress.ENDPOINT, ZoneCheckAddress.SERVICE);
        return new ApiWiring(faultless, "", RegionalReplica.NAME, SecondRegion.REDIS, links);
    }

    /** What the instance on a node has links to. */
    List<String> dependencies(String node) {
        List<String> all =
                Stream.concat(Stream.of(database, cache), SHARED.stream()).toList();
        return speaksToCacheNode(node)
                ? Stream.concat(all.stream(), Stream.of(Cache.FIRST)).toList()
                : all;
    }

    /** {@code host:port} of the database, for the instance on a node. */
    String database(String node) {
        return address(node, database);
    }

    /** {@code host:port} of the cache, for the instance on a node. */
    String cache(String node) {
        return address(node, speaksToCacheNode(node) ? Cache.FIRST : cache);
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
