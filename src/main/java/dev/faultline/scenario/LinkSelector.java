package dev.faultline.scenario;

/**
 * Which links a fault is meant for.
 *
 * @param from the side that opens connections: a node's name, or a service's name for all of its nodes
 * @param to the side that accepts them: likewise
 */
public record LinkSelector(String from, String to) {}
