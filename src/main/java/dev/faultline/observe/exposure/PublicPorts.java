package dev.faultline.observe.exposure;

import dev.faultline.observe.LinkProxies;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tries to connect to every port that a node or a link is known to listen on, at the address where clients reach the
 * balancer: all but the balancer's own must be closed there. That the balancer's is open shows that the address is the
 * right one.
 */
final class PublicPorts implements ExposureCheck {
    private static final Duration CONNECT = Duration.ofMillis(800);
    private static final Duration ALL = Duration.ofSeconds(10);
    private static final int AT_ONCE = 8;

    private final LinkProxies links;

    PublicPorts(LinkProxies links) {
        this.links = links;
    }

    @Override
    public Finding look(Topology now) throws IOException, InterruptedException {
        InetAddress address = InetAddress.getByName(now.baseUrl().getHost());
        if (address.isAnyLocalAddress()
                || address.equals(InetAddress.getByName("127.0.0.1"))
                || address.equals(InetAddress.getByName("::1"))) {
            throw new IOException("clients reach the balancer at " + address.getHostAddress()
                    + ", where every part of a rehearsal listens: what is public and what is not cannot be told apart;"
                    + " give the balancer an address of its own with the platform's setting public.address");
        }
        int balancer = port(now.baseUrl());
        if (!isOpen(address, balancer)) {
            throw new IOException("the balancer itself did not answer at " + address.getHostAddress() + ":" + balancer);
        }
        Map<Integer, String> ports = ports(now);
        List<String> exposed = exposed(address, ports);
        return Finding.of(
                exposed,
                "of " + ports.size() + " ports of nodes and links none is open at " + address.getHostAddress()
                        + ", where the balancer is");
    }

    private Map<Integer, String> ports(Topology now) throws IOException, InterruptedException {
        Map<Integer, String> ports = new TreeMap<>();
        for (Node node : now.nodes()) {
            node.port().ifPresent(port -> ports.putIfAbsent(port, node.name()));
            node.metrics().ifPresent(uri -> ports.putIfAbsent(port(uri), "the figures of " + node.name()));
        }
        links.now().forEach(link -> ports.putIfAbsent(link.port(), "link " + link.name()));
        ports.remove(0);
        ports.remove(port(now.baseUrl()));
        now.surroundings().plainHttp().ifPresent(uri -> ports.remove(port(uri)));
        return ports;
    }

    private static List<String> exposed(InetAddress address, Map<Integer, String> ports)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "public-ports");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Boolean>> tries = new ArrayList<>();
            ports.keySet().forEach(port -> tries.add(() -> isOpen(address, port)));
            List<Future<Boolean>> results = threads.invokeAll(tries, ALL.toMillis(), TimeUnit.MILLISECONDS);
            List<String> exposed = new ArrayList<>();
            int i = 0;
            for (Map.Entry<Integer, String> port : ports.entrySet()) {
                if (open(results.get(i++), port.getKey())) {
                    exposed.add(port.getValue() + " answers at " + address.getHostAddress() + ":" + port.getKey());
                }
            }
            return exposed;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean open(Future<Boolean> tried, int port) throws IOException, InterruptedException {
        if (tried.isCancelled()) {
            throw new IOException("port " + port + " could not be tried within " + ALL.toSeconds() + " s");
        }
        try {
            return tried.get();
        } catch (ExecutionException e) {
            throw new IOException("port " + port + " could not be tried: " + e.getCause(), e);
        }
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
            return true;
        } catch (IOException e) {
            return false; // refused, or nobody there
        }
    }

    /** The port of a URL, the scheme's own where it names none. */
    static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
