package dev.faultline.rehearsal.control;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of the API: a name, a zone and its links, which stay, and the instance that runs there, which a release
 * replaces. Whoever changes it does so under the lock of its fleet; any thread may look.
 */
final class ApiNode {
    private final String name;
    private final String zone;
    private volatile Presence presence = Presence.PRESENT;
    private volatile ApiInstance instance;
    private volatile Optional<Replacement> replacement = Optional.empty();

    ApiNode(String name, String zone, ApiInstance instance) {
        this.name = name;
        this.zone = zone;
        this.instance = instance;
    }

    /** What becomes of a node. */
    enum Presence {
        /** Its instance is to run. */
        PRESENT,
        /** Its instance was stopped for a release, and another one is to take its place. */
        VACANT,
        /** It is being taken away. */
        LEAVING
    }

    /** An instance beside the present one, and whether its start failed. */
    record Replacement(ApiInstance instance, Start start) {}

    /** How the start of a replacement went. */
    enum Start {
        /** It is under way, or done. */
        SOUND,
        /** It failed. */
        FAILED
    }

    String name() {
        return name;
    }

    String zone() {
        return zone;
    }

    /** The load balancer's name for the instance that is to take the present one's place. */
    String nextTarget() {
        return name + "-next";
    }

    ApiInstance instance() {
        return instance;
    }

    Presence presence() {
        return presence;
    }

    void presence(Presence now) {
        presence = now;
    }

    Optional<Replacement> replacement() {
        return replacement;
    }

    void replacement(Optional<Replacement> now) {
        replacement = now;
    }

    /** This replacement, if it is still the one, did not start. */
    void replacementFailed(ApiInstance failed) {
        replacement = replacement.map(next -> next.instance() == failed ? new Replacement(failed, Start.FAILED) : next);
    }

    /** The replacement is the node's instance from now on. */
    void promote() {
        instance = replacement.orElseThrow().instance();
        replacement = Optional.empty();
        presence = Presence.PRESENT;
    }

    /** Whether its instance has run at least once. */
    boolean launched() {
        return instance.since().isPresent();
    }

    /** The present instance and, while there is one, its replacement. */
    Stream<ApiInstance> instances() {
        return Stream.concat(Stream.of(instance), replacement.map(Replacement::instance).stream());
    }
}
