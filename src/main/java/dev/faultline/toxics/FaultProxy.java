package dev.faultline.toxics;

import dev.faultline.toxics.ProxySettings.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One proxy: a listening address, the upstream it leads to, its toxics and its connections. All of it lives on one
 * event loop, so a change is in force on every connection when the call that made it returns. Any thread may call.
 */
final class FaultProxy {
    private static final Logger log = LoggerFactory.getLogger(FaultProxy.class);

    private final String name;
    private final EventLoop loop;
    private final Resolver resolver;
    private final TrafficMetrics metrics;

    private ProxySettings settings;
    private Listener listener;
    private HeldPort heldPort;
    private boolean closed;
    private final ToxicChain toxics = new ToxicChain();
    private final Set<Dial> dials = new HashSet<>();
    private final Set<Connection> connections = new HashSet<>();

    /** A proxy that does not listen yet; {@link #change} makes it. */
    FaultProxy(String name, ProxySettings settings, EventLoop loop, Resolver resolver, TrafficMetrics metrics) {
        this.name = name;
        this.settings = settings.in(State.DISABLED);
        this.loop = loop;
        this.resolver = resolver;
        this.metrics = metrics;
    }

    ProxyView view() throws IOException {
        return loop.call(this::viewNow);
    }

    ProxySettings settings() throws IOException {
        return loop.call(() -> settings);
    }

    /** Takes new settings on; what leads elsewhere ends its connections first. Throws when it cannot listen there. */
    ProxyView change(ProxySettings wanted) throws IOException {
        ProxySettings resolved = wanted.resolved();
        return loop.call(() -> {
            refuseOnceClosed();
            if (resolved.leadsElsewhereThan(settings)) {
                stop();
                letGoOfPort();
                settings = resolved.in(State.DISABLED);
            }
            if (wanted.state() == State.ENABLED) {
                listen();
            } else if (settings.state() == State.ENABLED) {
                stop();
                holdPort();
            }
            return viewNow();
        });
    }

    /** Starts it where it is disabled, and takes all its toxics off, even when it cannot be started. */
    void reset() throws IOException {
        loop.call(() -> {
            refuseOnceClosed();
            toxics.all().forEach(this::removeNow);
            listen();
            return null;
        });
    }

    /** Stops it for good: no connection, no listening socket, no held port is left. */
    void close() throws IOException {
        loop.call(() -> {
            stop();
            letGoOfPort();
            closed = true;
            return null;
        });
    }

    /** Stops it and lets go of its port, so that another proxy can listen there; it can be started again. */
    void standAside() throws IOException {
        loop.call(() -> {
            stop();
            letGoOfPort();
            return null;
        });
    }

    List<ToxicSpec> toxics() throws IOException {
        return loop.call(toxics::all);
    }

    ToxicSpec toxic(String toxicName) throws IOException {
        return loop.call(() -> toxics.get(toxicName));
    }

    ToxicSpec addToxic(ToxicSpec toxic) throws IOException {
        return loop.call(() -> {
            toxics.add(toxic);
            onConnections(connection -> connection.add(toxic));
            return toxic;
        });
    }

    ToxicSpec changeToxic(String toxicName, UnaryOperator<ToxicSpec> change) throws IOException {
        return loop.call(() -> {
            ToxicSpec changed = change.apply(toxics.get(toxicName));
            toxics.change(changed);
            onConnections(connection -> connection.change(changed));
            return changed;
        });
    }

    void removeToxic(String toxicName) throws IOException {
        loop.call(() -> {
            removeNow(toxics.get(toxicName));
            return null;
        });
    }

    private ProxyView viewNow() {
        return new ProxyView(
                name,
                settings.listen().toString(),
                settings.upstream().toString(),
                settings.state() == State.ENABLED,
                toxics.all().stream().map(ToxicSpec::view).toList());
    }

    /** A request that met the proxy before it was deleted must not bring it back. */
    private void refuseOnceClosed() {
        if (closed) {
            throw ApiException.proxyNotFound();
        }
    }

    private void removeNow(ToxicSpec toxic) {
        toxics.remove(toxic.name());
        onConnections(connection -> connection.remove(toxic));
    }

    /** A connection may leave the set while it is worked on. */
    private void onConnections(Consumer<Connection> work) {
        List.copyOf(connections).forEach(work);
    }

    private void listen() throws IOException {
        if (settings.state() == State.ENABLED) {
            return;
        }
        InetSocketAddress address = settings.listen().resolve().get(0);
        letGoOfPort();
        listener = Listener.open(loop, address, this::accepted);
        settings = settings.listeningAt(HostPort.of(listener.address())).in(State.ENABLED);
        log.debug("{} leads from {} to {}", name, settings.listen(), settings.upstream());
    }

    private void stop() throws IOException {
        if (settings.state() == State.DISABLED) {
            return;
        }
        settings = settings.in(State.DISABLED);
        listener.close();
        List.copyOf(dials).forEach(Dial::close);
        dials.clear();
        onConnections(Connection::close);
        loop.finishClosing();
        log.debug("{} is disabled", name);
    }

    private void accepted(SocketChannel client) {
        Dial dial = new Dial(loop, client, this::dialled);
        dials.add(dial);
        resolver.resolve(settings.upstream(), loop, dial::start);
    }

    private void dialled(Dial dial, Optional<SocketChannel> upstream) {
        dials.remove(dial);
        if (upstream.isEmpty()) {
            dial.close();
            return;
        }
        try {
            connections.add(new Connection(
                    loop, dial.client(), upstream.get(), toxics.all(), this::traffic, connections::remove));
        } catch (IOException e) {
            log.debug("{}: a connection broke while it was opened: {}", name, e.getMessage());
            dial.close();
        }
    }

    private Traffic traffic(Direction direction) {
        return metrics.of(direction, name, settings);
    }

    private void holdPort() throws IOException {
        try {
            heldPort = HeldPort.hold(settings.listen().resolve().get(0));
        } catch (IOException e) {
            log.warn("{} is disabled, but {} cannot be held: {}", name, settings.listen(), e.getMessage());
        }
    }

    private void letGoOfPort() throws IOException {
        if (heldPort != null) {
            heldPort.close();
            heldPort = null;
        }
    }
}
