package dev.faultline.load;

import dev.faultline.timeline.RunClock;
import io.gatling.app.Runner;
import io.gatling.core.CoreComponents;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.scenario.Population;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.RunMessage;
import io.gatling.core.structure.PopulationBuilder;
import io.netty.channel.EventLoopGroup;
import java.util.function.UnaryOperator;
import scala.runtime.BoxedUnit;
import scala.util.Success;
import scala.util.Try;

/**
 * Gatling's own runner with a tap on its statistics, a clock of ours, and a pause before the start. Everything that takes
 * time is done before that pause.
 */
final class TappedRunner extends Runner {
    private final UnaryOperator<StatsEngine> tap;
    private final SeededArrivals arrivals;
    private final StartGate gate;

    TappedRunner(
            ActorSystem system,
            EventLoopGroup eventLoops,
            RunClock clock,
            GatlingArgs arguments,
            GatlingConfiguration configuration,
            UnaryOperator<StatsEngine> tap,
            SeededArrivals arrivals,
            StartGate gate) {
        super(system, eventLoops, new GatlingClock(clock), arguments, configuration);
        this.tap = tap;
        this.arrivals = arrivals;
        this.gate = gate;
    }

    /** Waits for the word to start. */
    interface StartGate {
        /** Told that everything is loaded; returns, once it is known, whether the load is to start. */
        boolean pass(ActorRef<Controller.Command> controller);
    }

    @Override
    public StatsEngine newStatsEngine(SimulationParams simulation, RunMessage run) {
        requirePlannedArrivals(simulation);
        return tap.apply(super.newStatsEngine(simulation, run));
    }

    private void requirePlannedArrivals(SimulationParams simulation) {
        scala.collection.immutable.List<PopulationBuilder> populations = simulation.rootPopulationBuilders();
        if (populations.size() != 1 || !arrivals.drive(populations.head().injectionProfile())) {
            throw new IllegalArgumentException(simulation.name()
                    + " should set up one population, with TrafficSettings.arrivals(its class name).of("
                    + "scenario), so that planned arrivals are known; but it sets up " + populations.mkString(", "));
        }
    }

    @Override
    public Try<BoxedUnit> start(
            SimulationParams simulation, CoreComponents components, PopulationFlows<String, Population> populations) {
        return gate.pass(components.controller())
                ? super.start(simulation, components, populations)
                : new Success<>(BoxedUnit.UNIT);
    }

    @Override
    public void displayVersionWarning() {
        // The original asks a public host which version is the newest.
    }
}
