package dev.faultline.target;

import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import java.net.URI;

/** What the rehearsal platform will consist of once it is up, so that a plan can be made and checked before anything is started. */
public final class ExpectedTopology {
    private static final URI NOT_UP = URI.create("http://not-up.invalid");

    private ExpectedTopology() {}

    /** The nodes and links that the system's file declares; it has no addresses and no processes yet. */
    public static Topology of(SystemSpec system) {
        return new Topology("embedded", NOT_UP, NOT_UP, NOT_UP, NOT_UP, system.nodes(), system.links());
    }
}
