package dev.faultline.target.docker;

import java.util.Locale;
import java.util.Map;

/**
 * Something that lies on an engine.
 *
 * @param kind what it is
 * @param id by which the engine knows it
 * @param name by which people do
 * @param labels that it carries
 */
public record Piece(Kind kind, String id, String name, Map<String, String> labels) {
    /** Copies the labels, so that the record cannot change. */
    public Piece {
        labels = Map.copyOf(labels);
    }

    /** What there is; in the order in which it can be removed, since a container holds the others. */
    public enum Kind {
        /** Processes with a file system and addresses of their own. */
        CONTAINER,
        /** What containers reach each other by. */
        NETWORK,
        /** Where a container keeps data beyond its own life. */
        VOLUME
    }

    /** For example {@code container db-a}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
