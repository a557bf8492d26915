package dev.faultline.plan;

import dev.faultline.scenario.FaultSpec;

/** What a rehearsed fault does not show of the real thing, said in the plan and in the report. */
final class FidelityGap {
    private FidelityGap() {}

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
        return "The fault proxy delays or swallows bytes of TCP streams; loss of single packets is not shown.";
    }
}
