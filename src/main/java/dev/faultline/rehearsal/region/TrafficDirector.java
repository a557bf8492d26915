package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.failover.EndpointRouter;
import dev.faultline.rehearsal.process.PlatformLog;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What clients connect to, in front of both regions and outside of them: it hands each connection on to the region that
 * serves, as a global accelerator does, and closes the live ones when it moves. Safe for any thread.
 */
public final class TrafficDirector implements AutoCloseable {
    /** What links to it are called after. */
    public static final String NAME = "director";

    private final EndpointRouter router;
    private final Map<Region, IntSupplier> entrances;
    private final PlatformLog log;
    private Region serving = Region.FIRST;
    private boolean held = true;

    /**
     * Listens on {@code port}, and hands nothing on before {@link #route}. {@code entrances}: the port of each region's
     * load balancer as it is reached from here.
     */
    public TrafficDirector(int port, Map<Region, IntSupplier> entrances, PlatformLog log) throws IOException {
        this.router = new EndpointRouter(NAME, port);
        this.entrances = Map.copyOf(entrances);
        this.log = log;
    }

    /** Where clients reach it. */
    public int port() {
        return router.port();
    }

    /** The region that clients are sent to. */
    public synchronized Region serving() {
        return serving;
    }

    /** Sends clients to {@code region} from now on; does nothing when it does so already. */
    public synchronized void route(Region region) {
        if (region == serving && !held) {
            return;
        }
        serving = region;
        held = false;
        router.moveTo(entrances.get(region).getAsInt());
        log.say(NAME, "sends clients to the " + region.word() + " region");
    }

    /** Hands nothing on, and ends what is under way, until the next {@link #route}. */
    public synchronized void hold() {
        held = true;
        router.sever();
        log.say(NAME, "holds clients back");
    }

    @Override
    public void close() throws IOException {
        router.close();
    }
}
