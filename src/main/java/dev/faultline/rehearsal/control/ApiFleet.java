package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.control.ApiNode.Presence;
import dev.faultline.rehearsal.release.Version;
import dev.faultline.rehearsal.scaling.ScalableService;
import dev.faultline.rehearsal.scaling.TargetTracking.ScaleIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The nodes of the API, spread over the zones: each new one goes where the fewest are, and the newest of the fullest zone
 * goes first. Safe for any thread.
 */
final class ApiFleet implements ScalableService, AutoCloseable {
    /** How long a node that goes away may take to end its requests. */
    static final Duration DRAIN = Duration.ofSeconds(2);

    private final List<String> zones;
    private final ApiSite site;
    private final ExecutorService departures = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "api-departure");
        thread.setDaemon(true);
        return thread;
    });
    private volatile BooleanSupplier releasing = () -> false;
    private volatile List<ApiNode> nodes = List.of();
    private volatile Version version = Version.FIRST;

    /** No node yet. */
    ApiFleet(List<String> zones, ApiSite site) {
        this.zones = zones;
        this.site = site;
    }

    /** Makes the nodes that are there from the beginning; whoever calls this starts them. */
    synchronized void populate(int instances) throws IOException {
        while (nodes.size() < instances) {
            ApiNode node = add();
            site.launcher().expect(node);
        }
    }

    /** All that are there, those that leave included. */
    List<ApiNode> nodes() {
        return nodes;
    }

    /** Those that are to stay. */
    List<ApiNode> staying() {
        return nodes.stream()
                .filter(node -> node.presence() != Presence.LEAVING)
                .toList();
    }

    /** Changes the node of this name, if it is there and to stay, while nobody else changes the fleet. */
    synchronized void change(String name, Consumer<ApiNode> change) {
        staying().stream().filter(node -> node.name().equals(name)).forEach(change);
    }

    /** The version that new nodes run. */
    Version version() {
        return version;
    }

    /** New nodes run this version from now on. */
    void version(Version now) {
        version = now;
    }

    /** While {@code underWay} holds, no node is taken away. */
    void suspendScaleInWhile(BooleanSupplier underWay) {
        releasing = underWay;
    }

    @Override
    public int desired() {
        return staying().size();
    }

    @Override
    public ScaleIn scaleIn() {
        return releasing.getAsBoolean() ? ScaleIn.SUSPENDED : ScaleIn.ALLOWED;
    }

    @Override
    public synchronized void scaleTo(int wanted) {
        try {
            while (staying().size() < wanted) {
                ApiNode node = add();
                site.log().say(node.name(), "is placed in zone " + node.zone());
                site.supervisor().place(node.instance());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a node cannot be added: " + e.getMessage(), e);
        }
        boolean mayLeave = true;
        while (mayLeave && staying().size() > wanted) {
            mayLeave = leave();
        }
    }

    /** Every instance, those that are to take another's place included. */
    Stream<ApiInstance> instances() {
        return nodes.stream().flatMap(ApiNode::instances);
    }

    @Override
    public void close() {
        departures.shutdownNow();
    }

    private ApiNode add() throws IOException {
        String zone = zones.stream()
                .min(Comparator.comparingInt(candidate -> in(candidate).size()))
                .orElseThrow();
        ApiNode node = site.launcher().node(freeName(zone), zone, version);
        nodes = Stream.concat(nodes.stream(), Stream.of(node)).toList();
        site.readiness().watch(node.name(), () -> node.instance().port());
        return node;
    }

    private String freeName(String zone) {
        List<String> taken = nodes.stream().map(ApiNode::name).toList();
        String name = "api-" + zone;
        for (int number = 2; taken.contains(name); number++) {
            name = "api-" + zone + "-" + number;
        }
        return name;
    }

    private List<ApiNode> in(String zone) {
        return staying().stream().filter(node -> node.zone().equals(zone)).toList();
    }

    /** Sends one away; says whether there was one that may go. */
    private boolean leave() {
        List<String> fullestFirst = new ArrayList<>(zones);
        fullestFirst.sort(
                Comparator.comparingInt((String zone) -> in(zone).size()).reversed());
        List<ApiNode> candidates = in(fullestFirst.get(0));
        ApiNode newest = candidates.get(candidates.size() - 1);
        if (newest.presence() == Presence.VACANT || newest.replacement().isPresent()) {
            return false;
        }
        newest.presence(Presence.LEAVING);
        departures.execute(() -> depart(newest));
        return true;
    }

    private void depart(ApiNode node) {
        try {
            site.log().say(node.name(), "leaves");
            site.supervisor().forget(node.instance());
            site.targets().deregister(node.name(), DRAIN);
            node.instance().stop();
            site.launcher().unlink(node.name());
            site.log().say(node.name(), "is gone");
        } catch (IOException | RuntimeException e) {
            site.log().say(node.name(), "did not leave in good order: " + e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            site.readiness().forget(node.name());
            remove(node);
        }
    }

    private synchronized void remove(ApiNode node) {
        nodes = nodes.stream().filter(other -> other != node).toList();
    }
}
