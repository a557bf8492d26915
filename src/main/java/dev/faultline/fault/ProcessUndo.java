package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How something is taken back on processes of this machine, and on what descends from them. */
public sealed interface ProcessUndo extends Undo {
    /** Frozen processes, and what descends from them, go on. Never for a database: see {@link Kill}. */
    record Continue(List<ProcessIdentity> processes) implements ProcessUndo {
        /** Copies the list, so that the record cannot change. */
        public Continue {
            processes = List.copyOf(processes);
        }

        @Override
        public void perform() throws IOException, InterruptedException {
            ProcessSignal.CONT.sendTo(stopped());
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            Collection<ProcessIdentity> stopped = stopped();
            return stopped.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the processes " + ProcessTree.pids(stopped) + " are still stopped");
        }

        private Collection<ProcessIdentity> stopped() throws IOException, InterruptedException {
            List<ProcessIdentity> stopped = new ArrayList<>();
            for (ProcessIdentity one : ProcessTree.of(processes)) {
                if (ProcessState.of(one) == ProcessState.STOPPED) {
                    stopped.add(one);
                }
            }
            return stopped;
        }

        @Override
        public String inWords() {
            return "continued the processes " + ProcessTree.pids(processes);
        }
    }

    /**
     * Processes are killed, with what descends from them. It finishes a kill that was cut short, and it ends the freeze
     * of a database: once a promotion has begun, a database that goes on would be a second writer.
     */
    record Kill(List<ProcessIdentity> processes) implements ProcessUndo {
        /** Copies the list, so that the record cannot change. */
        public Kill {
            processes = List.copyOf(processes);
        }

        @Override
        public void perform() throws IOException, InterruptedException {
            ProcessTree.kill(processes);
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            Collection<ProcessIdentity> alive = ProcessTree.of(processes);
            return alive.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the processes " + ProcessTree.pids(alive) + " are still there");
        }

        @Override
        public String inWords() {
            return "killed the processes " + ProcessTree.pids(processes);
        }
    }

    /**
     * Every process that a list names is killed, with what descends from it: the end of a platform whose owner is gone.
     *
     * @param list a file of {@code {"name","pid","started"}} lines; it may grow while it is swept
     * @param grace how long they are given to end by themselves first, as a platform does that sees its owner gone
     */
    record Sweep(Path list, Duration grace) implements ProcessUndo {
        private static final Duration BOUND = Duration.ofSeconds(10);

        @Override
        public void perform() throws IOException, InterruptedException {
            if (!Deadline.after(grace).<IOException>awaits(() -> alive().isEmpty())) {
                // Again and again: a supervisor may have started another one between two looks.
                Deadline bound = Deadline.after(BOUND);
                while (!alive().isEmpty() && !bound.passed()) {
                    ProcessTree.kill(alive());
                }
            }
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            Collection<ProcessIdentity> alive = alive();
            return alive.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the processes " + ProcessTree.pids(alive) + " of " + list + " are still there");
        }

        private Collection<ProcessIdentity> alive() throws IOException, InterruptedException {
            return ProcessTree.of(new ProcessList(list).processes());
        }

        @Override
        public String inWords() {
            return "ended the processes listed in " + list;
        }
    }
}
