package dev.faultline.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.time.Instant;

/** One line of an undo journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = JournalEntry.Intended.class, name = "intended"),
    @JsonSubTypes.Type(value = JournalEntry.Undone.class, name = "undone"),
    @JsonSubTypes.Type(value = JournalEntry.EpochClosed.class, name = "epoch-closed"),
    @JsonSubTypes.Type(value = JournalEntry.Closed.class, name = "closed")
})
sealed interface JournalEntry {
    /** When it was written, by the wall clock of the process that wrote it. */
    Instant at();

    /** The run began to keep the journal. */
    record Opened(Instant at, String run, ProcessIdentity owner) implements JournalEntry {}

    /** Something is about to be done that {@code undo} takes back. */
    record Intended(Instant at, int number, Undo undo) implements JournalEntry {}

    /** What was intended under this number has been taken back, and that was verified. */
    record Undone(Instant at, int number, String by) implements JournalEntry {}

    /** The owner's lease has ended: from here on it must not inject anything. */
    record EpochClosed(Instant at, String by, String why) implements JournalEntry {}

    /** All is taken back and the journal is done with. */
    record Closed(Instant at, String by) implements JournalEntry {}
}
