package dev.faultline.rehearsal.process;

import java.util.List;

/**
 * A program that a node is to run.
 *
 * @param node the node's name
 * @param zone the zone that it is in; empty for what stands outside every zone
 * @param software what has to be there to run it
 * @param ports those that it will listen on
 * @param command what is run, and where its outputs go
 */
public record NodeProgram(String node, String zone, Software software, List<Integer> ports, ProcessBuilder command) {
    /** Copies the list, so that the record cannot change. */
    public NodeProgram {
        ports = List.copyOf(ports);
    }

    /** Whose program it is. */
    public enum Software {
        /** One of our own, in Java. */
        OURS,
        /** PostgreSQL, which keeps its data below the command's working directory. */
        POSTGRES,
        /** Redis, which keeps nothing on disk. */
        REDIS,
        /** HAProxy. */
        HAPROXY
    }
}
