package dev.faultline.timeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a run recorded, as verdicts and reports read it; streams are opened anew at each call and must be closed. */
public interface RunHistory {
    /** The events, in the order in which they happened. */
    List<Event> events() throws IOException;

    /** Every request's outcome, in no promised order. */
    Stream<Outcome> outcomes() throws IOException;

    /** Every line of the ledger, in no promised order across writers. */
    Stream<LedgerEntry> ledger() throws IOException;

    /** The records that the system held at the end; empty when it was not read back. */
    Optional<Stream<HeldRecord>> held() throws IOException;

    /** A folder for files that are needed only while the history is read; its disk has room for a copy of the ledger. */
    default Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
