package dev.faultline.toxics;

import java.net.UnknownHostException;

/**
 * Where a proxy listens, what it leads to, and whether it does.
 *
 * @param listen its address; port 0 until it has listened once
 * @param state whether it accepts connections
 */
record ProxySettings(HostPort listen, HostPort upstream, State state) {
    /** Whether a proxy accepts connections. */
    enum State {
        ENABLED,
        DISABLED
    }

    /** Whether a proxy must stop to take these settings on: it is to listen elsewhere, or leads elsewhere. */
    boolean leadsElsewhereThan(ProxySettings other) {
        return !listen.equals(other.listen) || !upstream.equals(other.upstream);
    }

    /** The same with its listening address looked up, as a proxy keeps it. */
    ProxySettings resolved() throws UnknownHostException {
        return listeningAt(HostPort.of(listen.resolve().get(0)));
    }

    ProxySettings in(State newState) {
        return new ProxySettings(listen, upstream, newState);
    }

    ProxySettings listeningAt(HostPort address) {
        return new ProxySettings(address, upstream, state);
    }
}
