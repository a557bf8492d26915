package dev.faultline.toxics;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A TCP address as text has it: {@code host:port}, {@code [v6]:port}, or {@code :port} for every address of the machine.
 *
 * @param host name or IP address, without brackets; empty for every address
 * @param port 0 to 65535; 0 asks for a free one
 */
record HostPort(String host, int port) {
    private static final String EVERY = "::";

    /** Reads an address. Throws {@link IllegalArgumentException} that says what is wrong with it. */
    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new IllegalArgumentException("address " + text + ": missing port in address");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            throw new IllegalArgumentException("address " + text + ": too many colons in address");
        }
        return new HostPort(host, port(text, text.substring(colon + 1)));
    }

    /** The address of a bound socket. */
    static HostPort of(InetSocketAddress address) {
        boolean everyAddress = address.getAddress().isAnyLocalAddress();
        return new HostPort(everyAddress ? EVERY : address.getAddress().getHostAddress(), address.getPort());
    }

    /** The socket addresses of this host; may ask a name service, unless {@link #isLiteral}. */
    List<InetSocketAddress> resolve() throws UnknownHostException {
        if (host.isEmpty() || host.equals(EVERY)) {
            return List.of(new InetSocketAddress(port));
        }
        return Arrays.stream(InetAddress.getAllByName(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Whether the host is an IP address (or empty), so that no name service is asked. */
    boolean isLiteral() {
        return host.contains(":") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    private static int port(String text, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, in the words of the address.
        }
        throw new IllegalArgumentException("address " + text + ": invalid port \"" + digits + "\"");
    }
}
