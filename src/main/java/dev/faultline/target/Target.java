package dev.faultline.target;

import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running instance of a system. Closing it ends everything that bringing it up has started. Safe for any thread. */
public interface Target extends AutoCloseable {
    /** What it consisted of when it came up; roles and processes change, see {@link #state()}. */
    Topology topology();

    /**
     * What it is like now.
     *
     * @throws IOException when the target does not tell
     */
    SystemState state() throws IOException;

    /** Why what the target rests on is gone, though nobody asked it to end: the harness's failure, not the system's. Empty while all is well. */
    Optional<String> gone();

    /** How often its state may be asked for without that being a burden. */
    default Duration askedEvery() {
        return Duration.ofMillis(200);
    }

    /**
     * The bearer token that may read everything back; never written to disk. Empty where none is needed.
     *
     * @throws IOException when it is not known
     */
    String operatorToken() throws IOException;

    /** The values of its secrets, by what they are called, so that they can be looked for where they must not be. Keep them off the disk. */
    default Map<String, String> secrets() {
        return Map.of();
    }

    /** The folders that its programs write to; none where they are not on this machine. No secret may be found in them. */
    default List<Path> folders() {
        return List.of();
    }

    @Override
    void close();
}
