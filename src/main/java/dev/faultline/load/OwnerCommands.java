package dev.faultline.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Listens to the owner of this load generator: {@code start}, {@code judged} (what came before is judged by nobody),
 * {@code drain}, and the end of the stream, which means that the owner is gone and is taken as {@code drain}.
 */
final class OwnerCommands implements Runnable {
    private final BufferedReader in;
    private final Drain drain;
    private final Runnable judged;
    private final CountDownLatch heard = new CountDownLatch(1);
    private volatile boolean toStart;
    private volatile boolean ownerGone;

    OwnerCommands(BufferedReader in, Drain drain, Runnable judged) {
        this.in = in;
        this.drain = drain;
        this.judged = judged;
    }

    void listen() {
        Thread thread = new Thread(this, "owner-commands");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            String line = in.readLine();
            while (line != null) {
                obey(line);
                line = in.readLine();
            }
        } catch (IOException e) {
            System.err.println("the owner cannot be heard any more: " + e.getMessage());
        }
        ownerGone = true;
        drain.begin();
        heard.countDown();
    }

    private void obey(String line) {
        switch (line) {
            case "start" -> toStart = true;
            case "judged" -> judged.run();
            case "drain" -> drain.begin();
            default ->
                System.err.println("expected 'start', 'judged' or 'drain' from the owner, but heard '" + line + "'");
        }
        heard.countDown();
    }

    /** Waits for the first word; returns whether it was {@code start}. Not bounded: the stream ends when the owner does. */
    boolean awaitStart() throws InterruptedException {
        heard.await();
        return toStart;
    }

    /** Whether the stream has ended. */
    boolean ownerGone() {
        return ownerGone;
    }
}
