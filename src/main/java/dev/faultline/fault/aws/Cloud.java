package dev.faultline.fault.aws;

import java.io.IOException;

/** What faults need of AWS in one account and region. Closing it ends its connections. */
public interface Cloud extends AutoCloseable {
    /** The experiments. */
    Experiments experiments();

    /** The lock. */
    RemoteLock lock();

    @Override
    void close();

    /** Opens clouds by where they are. */
    @FunctionalInterface
    interface Clouds {
        /** Throws {@link IOException} where the credentials are those of another account, or of none. */
        Cloud at(AwsPlace place) throws IOException, InterruptedException;
    }
}
