package dev.faultline.rehearsal.process;

import java.io.IOException;

/** Where the nodes of the platform run, and by which addresses they find each other there. Safe for any thread. */
public interface Ground extends AutoCloseable {
    /** A port on which nobody listens. */
    int NOWHERE = 1;

    /** Starts a program; its input and outputs go where its command says. Throws {@link IOException}, saying why not. */
    Process start(NodeProgram program) throws IOException;

    /** Whether nodes are processes of this machine, which see its loopback address and its processes. */
    boolean isThisMachine();

    /** The address that a node's programs are to listen on, so that the fault proxy reaches them. */
    String listens();

    /** {@code host:port} by which the fault proxy reaches what listens on {@code port}; for {@link #NOWHERE}, nothing. */
    String upstream(int port);

    /** {@code host:port} that a new link is to listen on, to be found at {@code address} of this machine; port 0: any. */
    String linkListens(String address) throws IOException;

    /** A link that listened on {@code port} is gone. */
    void linkGone(int port);

    /** The host at which nodes find links. */
    String linkHost();

    /** The IP address at which nodes outside every zone find links, for those that ask no names. */
    String linkAddress();

    /** Takes away what it consists of itself; the nodes must have ended. */
    @Override
    void close() throws IOException;
}
