package dev.faultline.toxics;

/** What an event loop calls when a channel it watches can be accepted from, connected, read or written. */
interface Selected {
    /** The channel is ready for something it is watched for. Must not block. */
    void ready();

    /** {@link #ready} threw: give up what belongs to the channel, so that one connection's trouble stays its own. */
    void abandon();
}
