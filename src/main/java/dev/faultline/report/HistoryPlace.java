package dev.faultline.report;

import java.io.IOException;
import java.nio.file.Path;

/** A durable place for what runs and drills leave: it outlives the machine that they ran on. Nothing in it is overwritten. */
public interface HistoryPlace extends AutoCloseable {
    /**
     * Finds out whether something can be kept there.
     *
     * @throws IOException in words for the person at the terminal, where it cannot
     */
    void require() throws IOException, InterruptedException;

    /**
     * Keeps something: wholly or not at all, and once, however often it is asked for.
     *
     * @return where it is now, in words
     * @throws IOException when it cannot be kept; then nothing of it is read there
     */
    String keep(Evidence evidence) throws IOException, InterruptedException;

    /**
     * A folder of this machine that holds one folder for each thing that is kept, brought here where they are elsewhere.
     *
     * @throws IOException when they cannot be had
     */
    Path folder() throws IOException, InterruptedException;

    /**
     * Puts the page over all runs, which was written into {@link #folder()}, where people look for it.
     *
     * @return where that is, in words
     */
    String publish() throws IOException, InterruptedException;

    @Override
    void close();
}
