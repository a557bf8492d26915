package dev.faultline.rehearsal.channel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One channel with its last messages; the oldest are forgotten first, their numbers are not used again. Thread-safe. */
final class Channel {
    private final int most;
    private final Deque<Delivered> messages = new ArrayDeque<>();
    private long last;

    Channel(int most) {
        this.most = most;
    }

    synchronized void deliver(String alarm, String state, String text, Instant at) {
        last++;
        messages.addLast(new Delivered(last, alarm, state, text, at));
        if (messages.size() > most) {
            messages.removeFirst();
        }
    }

    /** The messages whose number is greater, ascending. */
    synchronized List<Delivered> after(long n) {
        return messages.stream().filter(message -> message.n() > n).toList();
    }
}
