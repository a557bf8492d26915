package dev.faultline.toxics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * The port of a disabled proxy, bound but not listened on: connections are refused, and no other socket of the machine
 * can be given the port meanwhile, so that enabling the proxy again does not fail.
 */
final class HeldPort implements AutoCloseable {
    private final SocketChannel bound;

    private HeldPort(SocketChannel bound) {
        this.bound = bound;
    }

    static HeldPort hold(InetSocketAddress address) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(address);
            return new HeldPort(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}
