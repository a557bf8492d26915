package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processes with all that descend from them, a process before its children. */
final class ProcessTree {
    /** A stopped process cannot fork, so each round of stopping meets fewer new ones; more rounds are a fork bomb. */
    private static final int ROUNDS = 20;

    private static final Duration DEATH = Duration.ofSeconds(5);

    private ProcessTree() {}

    /** Told of processes before they are stopped for the first time. */
    @FunctionalInterface
    interface BeforeStop<X extends Exception> {
        void before(Collection<ProcessIdentity> processes) throws X;
    }

    /** Those that are still alive among the given and their descendants. */
    static Set<ProcessIdentity> of(Collection<ProcessIdentity> roots) throws IOException, InterruptedException {
        // By pid, the given ones as given: a second reading of a start may differ a little.
        Map<Long, ProcessIdentity> tree = new LinkedHashMap<>();
        for (ProcessIdentity root : roots) {
            ProcessState.handle(root).ifPresent(handle -> {
                tree.put(root.pid(), root);
                handle.descendants()
                        .forEach(child -> child.info()
                                .startInstant()
                                .ifPresent(at -> tree.putIfAbsent(child.pid(), new ProcessIdentity(child.pid(), at))));
            });
        }
        Set<ProcessIdentity> alive = new LinkedHashSet<>();
        for (ProcessIdentity process : tree.values()) {
            if (ProcessState.of(process) != ProcessState.GONE) {
                alive.add(process);
            }
        }
        return alive;
    }

    /**
     * Stops the roots and then, round by round, all that descends from them, until nothing new is found.
     *
     * @return all that were stopped
     */
    static <X extends Exception> Set<ProcessIdentity> stop(Collection<ProcessIdentity> roots, BeforeStop<X> beforeStop)
            throws IOException, InterruptedException, X {
        Set<ProcessIdentity> stopped = new LinkedHashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessIdentity> fresh = of(roots);
            fresh.removeAll(stopped);
            if (fresh.isEmpty()) {
                return stopped;
            }
            beforeStop.before(fresh);
            ProcessSignal.STOP.sendTo(fresh);
            stopped.addAll(fresh);
        }
        throw new IOException("the processes " + pids(roots) + " start new ones faster than they can be stopped");
    }

    /**
     * Ends the roots and all that descends from them: stopped first, so that no parent replaces a dead child (a
     * PostgreSQL postmaster would), then the children, then the parents.
     *
     * @throws IOException when one of them is still there after some seconds
     */
    static void kill(Collection<ProcessIdentity> roots) throws IOException, InterruptedException {
        List<ProcessIdentity> childrenFirst = new ArrayList<>(ProcessTree.<RuntimeException>stop(roots, fresh -> {}));
        Collections.reverse(childrenFirst);
        ProcessSignal.KILL.sendTo(childrenFirst);
        if (!Deadline.after(DEATH).<IOException>awaits(() -> of(childrenFirst).isEmpty())) {
            throw new IOException("the processes " + pids(of(childrenFirst)) + " are still there after kill -9");
        }
    }

    static List<Long> pids(Collection<ProcessIdentity> processes) {
        return processes.stream().map(ProcessIdentity::pid).toList();
    }
}
