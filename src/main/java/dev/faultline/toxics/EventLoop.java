package dev.faultline.toxics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that moves the bytes of many connections: a selector, timers, and work handed in by other threads. All
 * that lives on a loop is touched by its thread only, so nothing there needs a lock.
 */
final class EventLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

    /** How long another thread waits for work it handed in; the loop never blocks, so more means it is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int READ_BUFFER_BYTES = 128 * 1024;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> handedIn = new ConcurrentLinkedQueue<>();
    private final Timers timers = new Timers();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
    private volatile boolean closing;

    private EventLoop(String name, Selector selector) {
        this.selector = selector;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts a loop on a thread of its own. */
    static EventLoop start(String name) throws IOException {
        EventLoop loop = new EventLoop(name, Selector.open());
        loop.thread.start();
        return loop;
    }

    /** Hands in work for the loop's thread and returns at once. */
    void execute(Runnable work) {
        handedIn.add(work);
        selector.wakeup();
    }

    /**
     * Has the loop's thread do {@code work} and waits for its result. Sockets that the work closed are closed for the
     * operating system too when this returns. What the work throws is thrown here.
     */
    <T> T call(Callable<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> complete(result, work));
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(thread.getName() + " did not answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + thread.getName(), e);
        }
    }

    /** Watches a channel for {@code operations}; its channel must be non-blocking. On the loop's thread only. */
    SelectionKey watch(SelectableChannel channel, int operations, Selected selected) throws IOException {
        return channel.register(selector, operations, selected);
    }

    /** Runs {@code action} after {@code delay}, not much later. On the loop's thread only. */
    Timers.Timer after(Duration delay, Runnable action) {
        return timers.schedule(System.nanoTime(), delay, action);
    }

    /** Lets go of closed channels: each keeps its socket until the selector has looked. Not while it is looking. */
    void finishClosing() throws IOException {
        selector.selectNow(EventLoop::dispatch);
    }

    /** The buffer that every connection here reads into; its content is good until the next read. */
    ByteBuffer readBuffer() {
        return readBuffer;
    }

    /** Ends the thread and closes every channel that is still watched. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.warn("{} has not ended within {}", thread.getName(), PATIENCE);
        }
    }

    private void run() {
        try {
            while (!closing) {
                turn();
            }
        } catch (IOException e) {
            log.error("{} cannot go on: its selector failed", thread.getName(), e);
        } finally {
            closeAll();
        }
    }

    private void turn() throws IOException {
        if (timers.isEmpty()) {
            selector.select(EventLoop::dispatch);
        } else {
            long millis = roundedUp(timers.untilNext(System.nanoTime()));
            if (millis > 0) {
                selector.select(EventLoop::dispatch, millis);
            } else {
                selector.selectNow(EventLoop::dispatch);
            }
        }
        runHandedIn();
        if (!timers.isEmpty()) {
            guarded(() -> timers.runDue(System.nanoTime()));
        }
    }

    private void runHandedIn() {
        for (Runnable work = handedIn.poll(); work != null; work = handedIn.poll()) {
            guarded(work);
        }
    }

    private <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            T value = work.call();
            finishClosing();
            result.complete(value);
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }

    private static void dispatch(SelectionKey key) {
        Selected selected = (Selected) key.attachment();
        try {
            selected.ready();
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("a connection is given up", e);
            selected.abandon();
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("work on the event loop failed", e);
        }
    }

    private void closeAll() {
        try {
            for (SelectionKey key : List.copyOf(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            log.warn("{} could not close everything", thread.getName(), e);
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        return new IOException(cause);
    }

    private static long roundedUp(Duration wait) {
        return wait.isNegative() ? 0 : (wait.toNanos() + 999_999) / 1_000_000;
    }
}
