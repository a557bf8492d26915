package benchmarks;

import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import scala.Option;

/**
 * Gatling as it comes, with its console and file writers, as a process: what the injector is compared with. Its only
 * difference from {@code io.gatling.app.Gatling} is that it asks no public host for the newest version.
 */
public final class PlainGatling {
    private PlainGatling() {}

    /** The arguments are the simulation's class and the folder for results. */
    public static void main(String[] arguments) {
        GatlingArgs parsed = new GatlingArgs(
                Option.apply(arguments[0]),
                Option.empty(),
                true,
                Option.empty(),
                Option.apply(java.nio.file.Path.of(arguments[1])),
                Option.empty(),
                Option.empty());
        GatlingConfiguration configuration = GatlingConfiguration.load();
        EventLoopGroup eventLoops =
                Transports.newEventLoopGroup(configuration.netty().useNativeTransport(), false, 0, "gatling");
        try (ActorSystem system = new ActorSystem()) {
            new Quiet(system, eventLoops, parsed, configuration).run();
        }
        System.exit(0);
    }

    private static final class Quiet extends Runner {
        Quiet(
                ActorSystem system,
                EventLoopGroup eventLoops,
                GatlingArgs arguments,
                GatlingConfiguration configuration) {
            super(system, eventLoops, new DefaultClock(), arguments, configuration);
        }

        @Override
        public void displayVersionWarning() {
            // The original asks a public host which version is the newest.
        }
    }
}
