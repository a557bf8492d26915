package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A signal to processes, sent only to those that still are who they were. */
enum ProcessSignal {
    /** Stops a process where it stands; it cannot refuse. */
    STOP,
    /** Lets a stopped process go on. */
    CONT,
    /** Ends a process, a stopped one too; it cannot refuse. */
    KILL;

    private static final Duration BOUND = Duration.ofSeconds(2);

    /**
     * Sends it to each of the processes that is still there.
     *
     * @throws IOException when one that is there could not be signalled
     */
    void sendTo(Collection<ProcessIdentity> processes) throws IOException, InterruptedException {
        List<ProcessHandle> there = new ArrayList<>();
        for (ProcessIdentity process : processes) {
            ProcessState.handle(process).ifPresent(there::add);
        }
        if (there.contains(ProcessHandle.current())) {
            throw new IllegalArgumentException("the harness does not send " + this + " to itself");
        }
        if (this == KILL) {
            // Java's own way: it compares the start time once more inside the call.
            there.forEach(ProcessHandle::destroyForcibly);
        } else if (!there.isEmpty()) {
            sendByCommand(there, processes);
        }
    }

    private void sendByCommand(List<ProcessHandle> there, Collection<ProcessIdentity> processes)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("kill", "-" + name()));
        there.forEach(process -> words.add(Long.toString(process.pid())));
        Command.Ended ended = new Command(words).run(BOUND);
        // It also complains about one that ended meanwhile; what counts is what became of the others.
        if (ended.exit() != 0 && !Deadline.after(BOUND).awaits(() -> tookEffectOn(processes))) {
            throw new IOException(String.join(" ", words) + ": " + ended.output());
        }
    }

    private boolean tookEffectOn(Collection<ProcessIdentity> processes) throws IOException, InterruptedException {
        ProcessState unwanted = this == STOP ? ProcessState.RUNNING : ProcessState.STOPPED;
        for (ProcessIdentity process : processes) {
            if (ProcessState.of(process) == unwanted) {
                return false;
            }
        }
        return true;
    }
}
