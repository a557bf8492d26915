package cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is to go wrong, by operation and count. Safe for any thread. */
public final class Failures {
    private final Map<String, Deque<Failure>> next = new HashMap<>();
    private final Map<String, Failure> always = new HashMap<>();

    /** The next calls of an operation, for example {@code fis:StartExperiment}, fail; those after them do not. */
    public synchronized void next(String operation, int calls, Failure failure) {
        Deque<Failure> queue = next.computeIfAbsent(operation, unused -> new ArrayDeque<>());
        for (int i = 0; i < calls; i++) {
            queue.add(failure);
        }
    }

    /** Every call of an operation fails, until {@link #clear}. */
    public synchronized void always(String operation, Failure failure) {
        always.put(operation, failure);
    }

    /** Nothing fails any more. */
    public synchronized void clear() {
        next.clear();
        always.clear();
    }

    /** Whether every call of an operation is denied. */
    synchronized boolean denies(String operation) {
        return Failure.accessDenied().equals(always.get(operation));
    }

    synchronized Optional<Failure> of(String operation) {
        Deque<Failure> queue = next.get(operation);
        return queue == null || queue.isEmpty()
                ? Optional.ofNullable(always.get(operation))
                : Optional.of(queue.remove());
    }
}
