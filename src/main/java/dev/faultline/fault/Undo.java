package dev.faultline.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.faultline.scenario.CallSpec;
import dev.faultline.target.Calls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How one thing is taken back: data that is on disk before the thing is done, and that any process can carry out, more
 * than once, at any time after. Taking back what is gone already succeeds. Safe for any thread.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "undo")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LinkUndo.RemoveToxic.class, name = "remove-toxic"),
    @JsonSubTypes.Type(value = LinkUndo.EnableProxy.class, name = "enable-proxy"),
    @JsonSubTypes.Type(value = ProcessUndo.Continue.class, name = "continue-processes"),
    @JsonSubTypes.Type(value = ProcessUndo.Kill.class, name = "kill-processes"),
    @JsonSubTypes.Type(value = Undo.EndSlowQueries.class, name = "end-slow-queries"),
    @JsonSubTypes.Type(value = Undo.RestoreDatabase.class, name = "restore-database"),
    @JsonSubTypes.Type(value = Undo.EndCall.class, name = "end-call"),
    @JsonSubTypes.Type(value = ProcessUndo.Sweep.class, name = "sweep-processes"),
    @JsonSubTypes.Type(value = Undo.DeleteFolder.class, name = "delete-folder"),
    @JsonSubTypes.Type(value = ContainerUndo.Unpause.class, name = "unpause-containers"),
    @JsonSubTypes.Type(value = ContainerUndo.Kill.class, name = "kill-containers"),
    @JsonSubTypes.Type(value = ContainerUndo.Remove.class, name = "remove-containers"),
    @JsonSubTypes.Type(value = AwsUndo.EndExperiments.class, name = "end-experiments"),
    @JsonSubTypes.Type(value = AwsUndo.DeleteTemplates.class, name = "delete-templates"),
    @JsonSubTypes.Type(value = AwsUndo.ReleaseLock.class, name = "release-lock")
})
public sealed interface Undo
        permits AwsUndo,
                ContainerUndo,
                LinkUndo,
                ProcessUndo,
                Undo.EndSlowQueries,
                Undo.RestoreDatabase,
                Undo.EndCall,
                Undo.DeleteFolder {
    /** Takes it back, in a bounded time. Throws {@link IOException}, saying what to do, when that does not work. */
    void perform() throws IOException, InterruptedException;

    /** What is still to be taken back, in words; empty when it was seen that nothing is. */
    Optional<String> remaining() throws IOException, InterruptedException;

    /** What it does, as a report says it afterwards: "removed the toxic …". */
    String inWords();

    /** The longest that what it takes back may still be on its way after its sender has died. */
    default Duration arrival() {
        return FaultProxy.BOUND;
    }

    /** The job that holds locks in the platform's database is ended; it ends with the platform as well. */
    record EndSlowQueries(URI operations) implements Undo {
        @Override
        public void perform() throws IOException, InterruptedException {
            new Operations(operations).endSlowQueries();
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            return new Operations(operations).slowQueriesRun()
                    ? Optional.of("the job of slow queries still runs at " + operations)
                    : Optional.empty();
        }

        @Override
        public String inWords() {
            return "ended the job of slow queries at " + operations;
        }
    }

    /**
     * The database is restored to what was committed by an instant. A restore that fails has come to its end as well:
     * that the data are not back is then a finding about the system, which its clients show, and nothing that asking once
     * more would change.
     *
     * @param target on the wall clock that the database dates commits by
     */
    record RestoreDatabase(URI operations, Instant target) implements Undo {
        private static final Duration BOUND = Duration.ofSeconds(40);
        private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

        @Override
        public void perform() throws IOException, InterruptedException {
            Operations platform = new Operations(operations);
            platform.restore(target);
            Deadline bound = Deadline.after(BOUND);
            while (platform.newestRestore().filter(newest -> !newest.isOver()).isPresent() && !bound.passed()) {
                bound.pause(BETWEEN_LOOKS);
            }
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            return new Operations(operations)
                    .newestRestore()
                    .filter(newest -> !newest.isOver())
                    .map(newest -> "the restore to " + newest.target() + " is still under way at " + operations);
        }

        @Override
        public String inWords() {
            return "restored the database at " + operations + " to " + target;
        }
    }

    /**
     * A system is asked to end what it was asked to do to itself.
     *
     * @param call how it is ended, and how it is seen to be in force
     * @param base what the paths of its calls are on
     * @param certificate what the system proves its name with, in PEM; none where an authority does
     */
    record EndCall(CallSpec call, URI base, Optional<String> certificate) implements Undo {
        private static final Set<Integer> NOTHING_THERE = Set.of(404, 410);

        @Override
        public void perform() throws IOException, InterruptedException {
            Calls.Answer answer = new Calls(base, certificate).send(call.undo());
            if (!answer.good() && !NOTHING_THERE.contains(answer.status())) {
                throw new IOException(call.undo() + " was answered with " + answer);
            }
        }

        /** A system that cannot tell has not told that it is over. */
        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            Calls.Answer answer =
                    new Calls(base, certificate).send(call.bitten().probe());
            if (answer.status() >= 500) {
                throw new IOException(call.bitten().probe() + " was answered with " + answer);
            }
            return call.bitten().shownBy(answer.status(), answer.body())
                    ? Optional.of(
                            call.name() + " is still in force: " + call.bitten().probe() + " answered " + answer)
                    : Optional.empty();
        }

        @Override
        public String inWords() {
            return "ended the call " + call.name() + " with " + call.undo();
        }
    }

    /**
     * A folder is deleted, if it bears the mark of {@link MarkedFolder}; any other is refused and left as it is.
     *
     * @param folder an absolute path
     */
    record DeleteFolder(Path folder) implements Undo {
        /** Makes the path absolute, since the process that deletes it may stand elsewhere. */
        public DeleteFolder {
            folder = folder.toAbsolutePath().normalize();
        }

        @Override
        public void perform() throws IOException {
            MarkedFolder.delete(folder);
        }

        @Override
        public Optional<String> remaining() {
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of("the folder " + folder + " is still there")
                    : Optional.empty();
        }

        @Override
        public String inWords() {
            return "deleted the folder " + folder;
        }
    }
}
