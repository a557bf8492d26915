package dev.faultline.scenario;

import java.util.Optional;

/**
 * Which zone a fault is meant for: by its name, or as the one that a certain node is in. Exactly one of the two is there.
 *
 * @param name the zone's name
 * @param of the zone of the one node that this selects, for example the database's primary
 */
public record ZoneSelector(Optional<String> name, Optional<NodeSelector> of) {}
