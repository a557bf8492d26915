package dev.faultline.toxics;

/**
 * A toxic at work on one direction of one connection. It is handed what arrives, and passes on through its
 * {@link Slot} what it lets through, when it does. What it keeps back it must be able to give away at any moment.
 */
interface Stage extends Outlet {
    /** The toxic comes off: stop waiting, and give everything kept back to {@code to}, in order, the end included. */
    void release(Outlet to);

    /** The connection is gone: stop waiting, keep nothing. */
    void close();
}
