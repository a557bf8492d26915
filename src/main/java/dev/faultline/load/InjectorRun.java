package dev.faultline.load;

import dev.faultline.timeline.RunClock;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.Controller;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import scala.Option;

/** One run of Gatling inside this process, from its configuration to its report. For one use. */
final class InjectorRun {
    private static final int ROOM = 1 << 16;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private final InjectorSpec spec;
    private final RunClock clock;
    private final ProtocolLines lines;
    private final SeededArrivals arrivals;
    private final Handover handover = new Handover(ROOM);
    private final ActiveUsers users = new ActiveUsers();
    private final ObservationReporter reporter;

    InjectorRun(InjectorSpec spec, RunClock clock, ProtocolLines lines) {
        this.spec = spec;
        this.clock = clock;
        this.lines = lines;
        this.arrivals = TrafficSettings.of(spec).arrivals(spec.simulation());
        this.reporter = new ObservationReporter(handover, users, lines, clock, arrivals.planned());
    }

    /** Runs until the injection has ended or was drained; the owner's commands come from {@code in}. */
    InjectorReport run(BufferedReader in) throws InterruptedException {
        configure();
        try (Drain drain = new Drain(users, clock)) {
            OwnerCommands owner = new OwnerCommands(in, drain, reporter::countLatenessAnew);
            owner.listen();
            Optional<Throwable> failure = Optional.empty();
            try {
                runGatling(owner, drain);
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
                e.printStackTrace();
            }
            return report(owner, drain, failure);
        }
    }

    private void configure() {
        InjectorState.use(clock);
        TrafficSettings.of(spec).asProperties().forEach(System::setProperty);
        System.setProperty("gatling.conf.file", "faultline-injector.conf");
        String timeout = Long.toString(spec.requestTimeout().toMillis());
        System.setProperty("gatling.http.requestTimeout", timeout);
        System.setProperty("gatling.socket.connectTimeout", timeout);
        System.setProperty("gatling.ssl.handshakeTimeout", timeout);
        if (spec.fitting().peers() == Fitting.Peers.VOUCHED_FOR) {
            speakWithNobodyElse();
        }
    }

    private void speakWithNobodyElse() {
        System.setProperty("gatling.ssl.useInsecureTrustManager", "false");
        System.setProperty("gatling.http.enableHostnameVerification", "true");
        spec.fitting().trustStore().ifPresent(store -> {
            System.setProperty("gatling.ssl.trustStore.type", "PKCS12");
            System.setProperty("gatling.ssl.trustStore.file", store.toString());
            System.setProperty("gatling.ssl.trustStore.password", Fitting.STORE_PASSWORD);
        });
    }

    private void runGatling(OwnerCommands owner, Drain drain) {
        GatlingConfiguration configuration = GatlingConfiguration.load();
        EventLoopGroup eventLoops =
                Transports.newEventLoopGroup(configuration.netty().useNativeTransport(), false, 0, "gatling");
        try (ActorSystem system = new ActorSystem()) {
            new TappedRunner(
                            system,
                            eventLoops,
                            clock,
                            arguments(),
                            configuration,
                            engine -> StatsTap.before(
                                    engine, spec.source(), clock, handover, users, () -> reporter.begin(clock.now())),
                            arrivals,
                            controller -> awaitStart(controller, owner, drain))
                    .run();
        } finally {
            eventLoops
                    .shutdownGracefully(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly(SHUTDOWN.toMillis());
        }
    }

    private GatlingArgs arguments() {
        return new GatlingArgs(
                Option.apply(spec.simulation()),
                Option.empty(),
                true,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private boolean awaitStart(ActorRef<Controller.Command> controller, OwnerCommands owner, Drain drain) {
        try {
            drain.arm(controller);
            lines.ready();
            return owner.awaitStart();
        } catch (IOException e) {
            throw new UncheckedIOException("the owner of this load generator does not listen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private InjectorReport report(OwnerCommands owner, Drain drain, Optional<Throwable> failure)
            throws InterruptedException {
        long unfinished = drain.unfinished();
        Optional<Lateness> lateness = reporter.finish(drain.begun().orElseGet(clock::now), LAST_WORDS);
        Ending ending =
                Ending.of(failure, reporter.failure(), handover.dropped(), lateness.isEmpty(), unfinished, owner);
        return new InjectorReport(
                lateness.map(Lateness::plannedUsers).orElse(0L),
                lateness.map(Lateness::startedUsers).orElse(0L),
                unfinished,
                reporter.requests(),
                lateness.map(Lateness::p99).orElse(Duration.ZERO),
                lateness.map(Lateness::max).orElse(Duration.ZERO),
                ending.exit(),
                ending.why());
    }

    /** How the run ended, and why when it did not end well. */
    private record Ending(InjectorReport.Exit exit, String why) {
        static Ending of(
                Optional<Throwable> failure,
                Optional<IOException> unheard,
                long dropped,
                boolean unreported,
                long unfinished,
                OwnerCommands owner) {
            if (failure.isPresent()) {
                return new Ending(InjectorReport.Exit.CRASHED, "Gatling failed: " + failure.get());
            }
            if (unheard.isPresent()) {
                return new Ending(InjectorReport.Exit.CRASHED, "outcomes could not be reported: " + unheard.get());
            }
            if (dropped > 0 || unreported) {
                return new Ending(
                        InjectorReport.Exit.CRASHED,
                        "outcomes were lost: " + dropped
                                + " found no room, because they came faster than they were read");
            }
            if (unfinished > 0) {
                return new Ending(
                        InjectorReport.Exit.ABORTED,
                        unfinished + " users were still under way " + Drain.LIMIT + " after the drain began");
            }
            if (owner.ownerGone()) {
                return new Ending(InjectorReport.Exit.ABORTED, "the owner of this load generator went away");
            }
            return new Ending(InjectorReport.Exit.COMPLETED, "");
        }
    }
}
