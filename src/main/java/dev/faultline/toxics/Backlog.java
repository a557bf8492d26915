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

    /** The next bytes, at most {@code most} of them. Only when not empty. */
    Chunk takeFirst(int most) {
        Chunk head = chunks.element();
        return most < head.size() ? head.takeFirst(most) : chunks.remove();
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
