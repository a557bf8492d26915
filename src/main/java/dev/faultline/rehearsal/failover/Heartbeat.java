package dev.faultline.rehearsal.failover;

import dev.faultline.rehearsal.process.Loop;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;

/** Takes the pulse of one server, again and again on a thread of its own, and tells a listener what came of it. */
public final class Heartbeat<A> implements AutoCloseable {
    private final Pulse<A> pulse;
    private final HeartbeatListener<A> listener;
    private final HeartbeatPace pace;
    private final StopSignal stop;
    private final Loop loop;

    /** Beats for the server called {@code name} once it is started; {@code pulse} is disconnected at the end. */
    public Heartbeat(String name, Pulse<A> pulse, HeartbeatListener<A> listener, HeartbeatPace pace, StopSignal stop) {
        this.pulse = pulse;
        this.listener = listener;
        this.pace = pace;
        this.stop = stop;
        this.loop = new Loop("heartbeat-" + name, stop, this::beat, pulse::disconnect);
    }

    /** Begins to beat; once only. */
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void beat() throws InterruptedException {
        try {
            listener.answered(pulse.take(pace.limit()));
        } catch (IOException missed) {
            listener.missed();
            pulse.disconnect();
        }
        stop.pause(pace.interval());
    }
}
