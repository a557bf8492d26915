package dev.faultline.toxics;

/** Where the bytes of one direction go next: a toxic, or the socket at the end. */
interface Outlet {
    /** The next bytes, in order. */
    void data(Chunk chunk);

    /** No more bytes will follow: the sender has closed its side. */
    void end();
}
