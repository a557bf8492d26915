package dev.faultline.fault;

import dev.faultline.fault.LinkProbe.End;
import dev.faultline.fault.LinkProbe.Seen;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A kind of toxic: how it is put on a link, and how a new connection over that link shows it. */
sealed interface LinkTrouble {
    /** For how long a probe may wait for something to happen. */
    Duration patience();

    /** How many bytes more than its line a probe has to send for the effect to show. */
    default int padding() {
        return 0;
    }

    /** The directions that it works in; Toxiproxy's upstream is from client to server. */
    default List<ToxicDirection> directions() {
        return List.of(ToxicDirection.UPSTREAM, ToxicDirection.DOWNSTREAM);
    }

    /** Adds it to a link. */
    void add(ToxicList toxics, String name, ToxicDirection direction) throws IOException;

    /** The effect in words, if what was seen over the link is this trouble's effect. */
    Optional<String> shownBy(Seen seen);

    /** Every chunk of data is late, in both directions, so a round trip twice. */
    record Latency(Duration latency, Duration jitter) implements LinkTrouble {
        @Override
        public Duration patience() {
            return latency.plus(jitter).multipliedBy(2).plusSeconds(1);
        }

        @Override
        public void add(ToxicList toxics, String name, ToxicDirection direction) throws IOException {
            var toxic = toxics.latency(name, direction, latency.toMillis());
            if (!jitter.isZero()) {
                var unused = toxic.setJitter(jitter.toMillis());
            }
        }

        /** An end without an answer counts too: the line that made the server hang up was late. */
        @Override
        public Optional<String> shownBy(Seen seen) {
            boolean came = seen.end() == End.ANSWERED || seen.end() == End.CLOSED;
            boolean late = seen.after().compareTo(latency.minus(jitter)) >= 0;
            return came && late
                    ? Optional.of("the answer to a new connection took "
                            + seen.after().toMillis() + " ms")
                    : Optional.empty();
        }
    }

    /** Nothing arrives, in either direction, and connections stay open. */
    record Blackhole() implements LinkTrouble {
        @Override
        public Duration patience() {
            return Duration.ofMillis(500);
        }

        @Override
        public void add(ToxicList toxics, String name, ToxicDirection direction) throws IOException {
            var unused = toxics.timeout(name, direction, 0);
        }

        @Override
        public Optional<String> shownBy(Seen seen) {
            return seen.end() == End.SILENT
                    ? Optional.of("a new connection hangs: it was accepted and nothing came for "
                            + seen.after().toMillis() + " ms")
                    : Optional.empty();
        }
    }

    /** At most so many bytes a second, in each direction of each connection; whole kilobytes of 1,000 bytes. */
    record Bandwidth(long bytesPerSecond) implements LinkTrouble {
        private static final int LONGEST = 4_000;
        /** The proxy lets data through in pieces of this length. */
        private static final Duration PIECE = Duration.ofMillis(100);

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }

        /** Enough to be seen waiting for, and not more than any server takes for one line. */
        @Override
        public int padding() {
            return (int) Math.min(LONGEST, bytesPerSecond * PIECE.toMillis() / 1000);
        }

        @Override
        public void add(ToxicList toxics, String name, ToxicDirection direction) throws IOException {
            var unused = toxics.bandwidth(name, direction, bytesPerSecond / 1000);
        }

        /** A server that hangs up on the first bytes has waited for the first piece. */
        @Override
        public Optional<String> shownBy(Seen seen) {
            boolean came = seen.end() == End.ANSWERED || seen.end() == End.CLOSED;
            Duration least = Duration.ofNanos(padding() * 1_000_000_000L / bytesPerSecond);
            return came && seen.after().compareTo(least) >= 0
                    ? Optional.of("the answer to " + padding() + " bytes over a new connection took "
                            + seen.after().toMillis() + " ms")
                    : Optional.empty();
        }
    }

    /**
     * Connections are reset as the answer comes, or {@code after} that. Downstream only: the request has reached the
     * server, which is the harder case for a client.
     */
    record Reset(Duration after) implements LinkTrouble {
        @Override
        public Duration patience() {
            return after.plusSeconds(1);
        }

        @Override
        public List<ToxicDirection> directions() {
            return List.of(ToxicDirection.DOWNSTREAM);
        }

        @Override
        public void add(ToxicList toxics, String name, ToxicDirection direction) throws IOException {
            var unused = toxics.resetPeer(name, direction, after.toMillis());
        }

        @Override
        public Optional<String> shownBy(Seen seen) {
            return seen.end() == End.RESET
                    ? Optional.of(
                            "a new connection was reset after " + seen.after().toMillis() + " ms")
                    : Optional.empty();
        }
    }
}
