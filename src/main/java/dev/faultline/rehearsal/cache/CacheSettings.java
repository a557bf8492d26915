package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.HeartbeatPace;

/**
 * How the cache is watched.
 *
 * @param controller whether its failover controller acts
 * @param pace how often a server is asked, and how soon it counts as lost
 */
public record CacheSettings(Controller controller, HeartbeatPace pace) {}
