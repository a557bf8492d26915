package dev.faultline.plan;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import java.util.Optional;
import java.util.Set;

/** What a rehearsed fault or objective does not show of the real thing, said in the plan and in the report. */
final class FidelityGap {
    private static final Set<String> STAND_INS = Set.of("embedded", "docker");

    private FidelityGap() {}

    /** Of an objective on a backend; empty where nothing beyond the backend's own limits is to be said. */
    static Optional<String> of(Objective objective, String backend) {
        if (!STAND_INS.contains(backend)) {
            return Optional.empty();
        }
        if (objective instanceof Objective.Capacity) {
            return Optional.of(
                    "What an instance carries, and how long a statement keeps its connection, are settings of the"
                            + " stand-in, chosen so that the model fills up before this machine does. That the limit is found,"
                            + " and named, is shown; what BlinkLean's own instances, database and balancer carry is not, nor that"
                            + " twice as many instances carry twice as much.");
        }
        return objective instanceof Objective.Connectivity && backend.equals("embedded")
                ? Optional.of(
                        "The parts are processes of one machine, and the platform makes their links and tells each"
                                + " part its addresses. What a compose file does is not shown: containers, the names and"
                                + " networks by which they find each other, published ports, environment files, and the order"
                                + " in which they start.")
                : Optional.empty();
    }

    static String of(FaultSpec fault) {
        if (fault instanceof FaultSpec.ProcessKill) {
            return "The processes die and the kernel answers for them at once: connections are closed, not left hanging"
                    + " as when a host loses power. Detection and promotion run on the stand-in's clocks, not the cloud's.";
        }
        if (fault instanceof FaultSpec.ProcessFreeze) {
            return "The kernel still completes handshakes for the frozen processes; a host without power would not.";
        }
        if (fault instanceof FaultSpec.LinkDown || fault instanceof FaultSpec.LinkReset) {
            return "The fault proxy ends TCP connections; packet loss and routing changes are not shown.";
        }
        if (fault instanceof FaultSpec.ZoneOutage) {
            return "The kernel still completes handshakes for the frozen processes, where a zone without power would not"
                    + " answer at all; disks, memory and the network fabric are shared with the other zones, and so is the"
                    + " control plane, which loses nothing. What is started in the zone after the outage began is not"
                    + " frozen, though links that were there before stay dead. The zone comes back all at once.";
        }
        if (fault instanceof FaultSpec.RegionOutage) {
            return "The kernel still completes handshakes for the frozen processes, where a region without power would not"
                    + " answer at all. Both regions, the line between them and the director are on this machine: no distance,"
                    + " no name that clients keep for its time to live, no shortage of capacity when everybody moves at once."
                    + " Half a region, or one that only the director cannot see, is not shown. It comes back all at once.";
        }
        if (fault instanceof FaultSpec.Promotion) {
            return "The second region's replica is promoted as soon as it is asked to, on a database of a few megabytes. That somebody is"
                    + " reached, agrees that the region is lost, and finds the runbook is the step's offset, not a"
                    + " measurement; what a cloud's own promotion takes (a backup first, a new endpoint, a reboot) is not"
                    + " shown.";
        }
        if (fault instanceof FaultSpec.FailBack) {
            return "The first region's databases are cloned anew from a few megabytes; a production's volume takes hours over a"
                    + " line between regions, and the fail-back waits for it.";
        }
        if (fault instanceof FaultSpec.LoadReplay) {
            return "Requests are sent again and sessions are not: no bodies, no cookies, no tokens, and nothing that depends on"
                    + " the answer before. What was written is left out, and so is what a cache in front of the log had"
                    + " answered. All of it comes from this machine, over connections of its own.";
        }
        if (fault instanceof FaultSpec.AddedLoad) {
            return "The added load comes from this machine, over connections of its own, and takes its share of the processors"
                    + " that the system runs on; many clients in many networks, their caches and their retries are not"
                    + " shown. What one instance can carry is modelled, not measured.";
        }
        if (fault instanceof FaultSpec.SlowQueries) {
            return "One table lock stands for slow statements: queries wait and use nothing meanwhile. A bad plan, a full"
                    + " disk queue or exhausted memory would also slow down what does not touch that table.";
        }
        if (fault instanceof FaultSpec.DataLoss) {
            return "RDS restores into a new instance, which takes minutes to hours by the size of the data and the log since"
                    + " the last snapshot, is slow until its volume has been read once, and reaches the last 5 minutes only"
                    + " once their log is uploaded; then somebody points the clients to it. Here the data are a few"
                    + " megabytes on one disk, and the platform recovers and moves the endpoint at once. Who notices, and"
                    + " who decides on the instant, is the fault's hold and margin.";
        }
        if (fault instanceof FaultSpec.Release) {
            return "Processes are replaced by processes of the same program: no image is pulled or scheduled, and the new"
                    + " version differs from the old one in nothing but its name and its health. Changes of the schema or"
                    + " of the API between two versions are not shown.";
        }
        if (fault instanceof FaultSpec.Call call) {
            return "What happens inside is the system's own word for it: "
                    + call.call().description();
        }
        if (fault instanceof FaultSpec.LinkBandwidth) {
            return "Each connection has the rate to itself, where a narrow line is shared by all that use it; queues of"
                    + " routers that fill up and lose packets are not shown.";
        }
        return "The fault proxy delays or swallows bytes of TCP streams; loss of single packets is not shown.";
    }
}
