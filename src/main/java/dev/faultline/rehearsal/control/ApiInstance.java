package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.release.Version;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One process of an API node, in one version. Safe for any thread, but for {@link #start}: one at a time. */
final class ApiInstance implements Service {
    private final JavaService program;
    private final Version version;
    private final ApiTarget target;
    private final Announcement announcement;
    private final InstantSource clock;
    private volatile Optional<Instant> since = Optional.empty();

    /** Makes it known that the instance runs. */
    @FunctionalInterface
    interface Announcement {
        void made() throws InterruptedException;
    }

    /** An instance that does not run yet; {@code announcement} is made each time that it has started. */
    ApiInstance(
            JavaService program, Version version, ApiTarget target, Announcement announcement, InstantSource clock) {
        this.program = program;
        this.version = version;
        this.target = target;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public String name() {
        return program.name();
    }

    /** The load balancer's target that leads here. */
    ApiTarget target() {
        return target;
    }

    Version version() {
        return version;
    }

    int port() {
        return program.port();
    }

    /** Since when its process has run; empty before it did for the first time. */
    Optional<Instant> since() {
        return since;
    }

    @Override
    public void start() throws StartFailure, InterruptedException {
        program.start();
        since = Optional.of(clock.instant());
        announcement.made();
    }

    @Override
    public void stop() throws InterruptedException {
        program.stop();
    }

    /** Lets go of it without waiting for its end. */
    void letGo() {
        program.letGo();
    }

    @Override
    public Optional<Process> process() {
        return program.process();
    }
}
