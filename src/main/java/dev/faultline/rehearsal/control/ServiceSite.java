package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the platform's own programs share.
 *
 * @param java the command that runs Java with our class path
 * @param logsFolder where each writes {@code <name>.log}
 * @param processes the owner of their processes
 * @param ports where they get their ports
 * @param links what has to know when one moves to another port
 */
record ServiceSite(List<String> java, Path logsFolder, Processes processes, PortSource ports, NodeLinks links) {
    /** A free port for {@code node}, whose links follow when it has to be changed. */
    ServicePort freePort(String node) throws IOException {
        return ServicePort.free(ports, port -> links.pointTo(node, port));
    }
}
