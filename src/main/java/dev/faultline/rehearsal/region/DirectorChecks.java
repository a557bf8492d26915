package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.failover.Presence;
import dev.faultline.rehearsal.process.Loop;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.region.RegionSettings.Promotion;

/** Checks both regions again and again on a thread of its own, and has the director send clients where they are served. */
public final class DirectorChecks implements AutoCloseable {
    private final RegionSettings settings;
    private final HealthProbe first;
    private final HealthProbe second;
    private final TrafficDirector director;
    private final RegionChange regions;
    private final StopSignal stop;
    private final CheckSeries ofFirst;
    private final CheckSeries ofSecond;
    private final Loop loop;
    private volatile Presence judged = Presence.THERE;

    /** Nothing is checked before {@link #start}. */
    public DirectorChecks(
            RegionSettings settings,
            HealthProbe first,
            HealthProbe second,
            TrafficDirector director,
            RegionChange regions,
            StopSignal stop) {
        this.settings = settings;
        this.first = first;
        this.second = second;
        this.director = director;
        this.regions = regions;
        this.stop = stop;
        this.ofFirst = new CheckSeries(settings.pace().misses());
        this.ofSecond = new CheckSeries(settings.pace().misses());
        this.loop = new Loop("director-checks", stop, this::check);
    }

    /** Begins to check; once only. */
    public void start() {
        loop.start();
    }

    /** Whether the first region is held for healthy. */
    public boolean firstIsHealthy() {
        return judged == Presence.THERE;
    }

    @Override
    public void close() {
        loop.close();
    }

    private void check() throws InterruptedException {
        judged = ofFirst.after(first.ask());
        Presence answers = ofSecond.after(second.ask());
        Presence other = regions.secondStands() ? answers : Presence.LOST;
        Region before = director.serving();
        Region next = RoutingDecision.on(
                settings.director(), before, judged, other, regions.status().state());
        if (next != before) {
            director.route(next);
            promoteWhere(next);
        }
        stop.pause(settings.pace().interval());
    }

    private void promoteWhere(Region serving) {
        if (serving == Region.SECOND && settings.promotion() == Promotion.AUTOMATIC) {
            var unused = regions.promote();
        }
    }
}
