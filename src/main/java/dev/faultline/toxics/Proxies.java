package dev.faultline.toxics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All proxies of a server, by name, spread over its event loops. Safe for any thread; changes happen one at a time. */
final class Proxies implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Proxies.class);

    /** Two threads carry some hundred thousand messages a second; more only matter to machines with cores to spare. */
    private static final int MOST_LOOPS = 4;

    private final List<EventLoop> loops = new ArrayList<>();
    private final Resolver resolver = new Resolver();
    private final TrafficMetrics metrics = new TrafficMetrics();
    private final SortedMap<String, FaultProxy> byName = new TreeMap<>();
    private int created;

    /** Starts the event loops. */
    Proxies() throws IOException {
        int wanted = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i <= wanted; i++) {
            loops.add(EventLoop.start("toxics-loop-" + i));
        }
    }

    /** What every proxy is now, by name. */
    synchronized SortedMap<String, ProxyView> views() throws IOException {
        SortedMap<String, ProxyView> views = new TreeMap<>();
        for (var entry : byName.entrySet()) {
            views.put(entry.getKey(), entry.getValue().view());
        }
        return views;
    }

    /** The proxy of that name. Throws the API's "proxy not found". */
    synchronized FaultProxy get(String name) {
        FaultProxy proxy = byName.get(name);
        if (proxy == null) {
            throw ApiException.proxyNotFound();
        }
        return proxy;
    }

    /** Adds a proxy, and starts it where it is enabled; one that cannot listen is not added. */
    synchronized ProxyView add(String name, ProxySettings settings) throws IOException {
        if (byName.containsKey(name)) {
            throw ApiException.proxyAlreadyExists();
        }
        return start(name, settings);
    }

    /** As {@link #add}, but leaves a proxy of that name alone when it leads the same way, and else replaces it. */
    synchronized ProxyView addOrReplace(String name, ProxySettings settings) throws IOException {
        FaultProxy existing = byName.get(name);
        if (existing != null) {
            if (!settings.resolved().leadsElsewhereThan(existing.settings())) {
                return existing.view();
            }
            return replace(existing, name, settings);
        }
        return start(name, settings);
    }

    /** The bytes that went through each proxy. */
    TrafficMetrics metrics() {
        return metrics;
    }

    /** When the new one cannot be started, the old one stays, stopped and with its toxics. */
    private ProxyView replace(FaultProxy existing, String name, ProxySettings settings) throws IOException {
        existing.standAside();
        ProxyView view = start(name, settings);
        existing.close();
        return view;
    }

    synchronized void remove(String name) throws IOException {
        get(name).close();
        byName.remove(name);
    }

    /** Enables every proxy and takes every toxic off. Goes through all of them, then throws the first failure. */
    synchronized void reset() throws IOException {
        IOException first = null;
        for (FaultProxy proxy : byName.values()) {
            try {
                proxy.reset();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Ends every proxy, connection and thread. */
    @Override
    public synchronized void close() {
        for (FaultProxy proxy : byName.values()) {
            try {
                proxy.close();
            } catch (IOException e) {
                log.warn("a proxy could not be closed: {}", e.getMessage());
            }
        }
        byName.clear();
        loops.forEach(EventLoop::close);
        resolver.close();
    }

    private ProxyView start(String name, ProxySettings settings) throws IOException {
        EventLoop loop = loops.get(created++ % loops.size());
        FaultProxy proxy = new FaultProxy(name, settings, loop, resolver, metrics);
        ProxyView view = proxy.change(settings);
        byName.put(name, proxy);
        return view;
    }
}
