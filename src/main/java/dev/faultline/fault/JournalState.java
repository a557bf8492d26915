package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a journal says once all of its entries are taken together.
 *
 * @param run the run it belongs to
 * @param owner the harness that wrote it
 * @param intents all that was ever intended, in its order
 * @param undone what of it was taken back, by number
 * @param epochClosed why the owner may not inject any more, when that is so
 * @param closed whether it is done with
 */
record JournalState(
        String run,
        ProcessIdentity owner,
        List<Intent> intents,
        Map<Integer, JournalEntry.Undone> undone,
        Optional<String> epochClosed,
        boolean closed) {

    /** Reads a journal. A file whose very first line was cut off, so that nothing was ever begun, is empty. */
    static Optional<JournalState> of(JournalFile file) throws IOException {
        List<JournalEntry> entries = file.read();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (!(entries.get(0) instanceof JournalEntry.Opened opened)) {
            throw new IOException(file.path() + " is not an undo journal: it does not begin with an \"opened\" entry");
        }
        List<Intent> intents = new ArrayList<>();
        Map<Integer, JournalEntry.Undone> undone = new TreeMap<>();
        Optional<String> epochClosed = Optional.empty();
        boolean closed = false;
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Intended intended) {
                intents.add(new Intent(intended.number(), intended.undo()));
                closed = false;
            } else if (entry instanceof JournalEntry.Undone one) {
                undone.putIfAbsent(one.number(), one);
            } else if (entry instanceof JournalEntry.EpochClosed end && epochClosed.isEmpty()) {
                epochClosed = Optional.of(end.why());
            } else if (entry instanceof JournalEntry.Closed) {
                closed = true;
            }
        }
        return Optional.of(new JournalState(opened.run(), opened.owner(), intents, undone, epochClosed, closed));
    }

    /** What has not been taken back, in the order in which it was intended. */
    List<Intent> pending() {
        return intents.stream()
                .filter(intent -> !undone.containsKey(intent.number()))
                .toList();
    }
}
