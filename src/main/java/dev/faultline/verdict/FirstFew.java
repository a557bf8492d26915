package dev.faultline.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts items and keeps the first few of them in an order that does not depend on the one in which they come. */
final class FirstFew<T> {
    private final Comparator<? super T> order;
    private final int most;
    private final PriorityQueue<T> kept;
    private long count;

    /** Keeps the first {@code most} in the given order. */
    FirstFew(int most, Comparator<? super T> order) {
        this.order = order;
        this.most = most;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    /** As many lines of evidence as a verdict carries, by their text. */
    static FirstFew<String> lines() {
        return new FirstFew<>(Figures.LISTED, Comparator.naturalOrder());
    }

    void add(T item) {
        count++;
        kept.add(item);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /** How many there are, kept or not. */
    long count() {
        return count;
    }

    /** Those that are kept, in order. */
    List<T> list() {
        return kept.stream().sorted(order).toList();
    }
}
