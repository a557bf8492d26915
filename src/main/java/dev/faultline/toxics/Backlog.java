package dev.faultline.toxics;

import java.util.ArrayDeque;

/** Bytes kept back in order, and whether the end came after them. */
final class Backlog implements Outlet {
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private boolean ended;

    @Override
    public void data(Chunk chunk) {
        chunks.add(chunk);
    }

    @Override
    public void end() {
        ended = true;
    }

    /** Whether no bytes are kept; the end may be. */
    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** The next bytes, as they came. Only when not empty. */
    Chunk takeFirst() {
        return chunks.remove();
    }

    /** Puts bytes before those that are kept. */
    void putBack(Chunk chunk) {
        chunks.addFirst(chunk);
    }

    /** Gives everything to {@code to}, once. */
    void release(Outlet to) {
        while (!chunks.isEmpty()) {
            to.data(chunks.remove());
        }
        if (ended) {
            ended = false;
            to.end();
        }
    }

    void clear() {
        chunks.clear();
        ended = false;
    }
}
