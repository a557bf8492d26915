package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import java.io.IOException;
import java.util.List;

/** Finds the injector of a planned fault, on its targets as they are now. */
final class Injectors {
    private Injectors() {}

    /** Throws {@link InjectionFailed} when a target is not there. */
    static Injector of(PlannedFault fault, Topology topology) throws InjectionFailed, InterruptedException {
        Targets targets = new Targets(fault, topology);
        FaultSpec spec = fault.spec();
        try {
            if (spec instanceof FaultSpec.ProcessKill) {
                List<Node> nodes = targets.nodes();
                return Contained.are(nodes) ? new ContainerKill(Contained.of(nodes)) : new ProcessKill(nodes);
            }
            if (spec instanceof FaultSpec.ProcessFreeze) {
                List<Node> nodes = targets.nodes();
                return Contained.are(nodes) ? new ContainerPause(Contained.of(nodes)) : new ProcessFreeze(nodes);
            }
            if (spec instanceof FaultSpec.SlowQueries slow) {
                return new SlowQueries(targets.operations(), slow.lock());
            }
            if (spec instanceof FaultSpec.DataLoss loss) {
                return new DataLoss(targets.operations(), loss.margin());
            }
            if (spec instanceof FaultSpec.Release release) {
                return new Release(targets.operations(), release.version());
            }
            if (spec instanceof FaultSpec.Promotion) {
                return new RegionStep(targets.operations(), RegionStep.Kind.PROMOTION);
            }
            if (spec instanceof FaultSpec.FailBack) {
                return new RegionStep(targets.operations(), RegionStep.Kind.FAIL_BACK);
            }
            if (spec instanceof FaultSpec.Call call) {
                return new RemoteCall(
                        call.call(), topology.baseUrl(), topology.surroundings().certificate());
            }
            FaultProxy proxy = new FaultProxy(
                    topology.toxiproxy(),
                    topology.backend().equals(TargetSpec.BACKEND) ? Unreachable.UNKNOWN : Unreachable.GONE);
            if (spec instanceof FaultSpec.ZoneOutage outage) {
                return onPlace(spec, Place.zone(targets.zone(outage.zone())), targets, proxy);
            }
            return spec instanceof FaultSpec.RegionOutage outage
                    ? onPlace(spec, Place.region(outage.region()), targets, proxy)
                    : onLinks(spec, targets, proxy);
        } catch (IOException e) {
            throw new InjectionFailed("fault " + spec.id() + ": its targets cannot be looked at: " + e.getMessage(), e);
        }
    }

    private static Injector onPlace(FaultSpec spec, Place place, Targets targets, FaultProxy proxy)
            throws IOException, InterruptedException, InjectionFailed {
        List<Node> nodes = targets.aliveIn(place);
        Power power = Contained.are(nodes) ? new ContainerPower(Contained.of(nodes)) : new ProcessPower(nodes);
        return new PowerOutage(spec.id(), place, power, targets.linksOf(place), targets.withoutLife(), proxy);
    }

    private static Injector onLinks(FaultSpec spec, Targets targets, FaultProxy proxy) throws InjectionFailed {
        if (spec instanceof FaultSpec.LinkDown) {
            return new LinkDown(proxy, targets.links());
        }
        return new LinkToxics(proxy, targets.links(), spec.id(), trouble(spec));
    }

    private static LinkTrouble trouble(FaultSpec spec) {
        if (spec instanceof FaultSpec.LinkLatency late) {
            return new LinkTrouble.Latency(late.latency(), late.jitter());
        } else if (spec instanceof FaultSpec.LinkBlackhole) {
            return new LinkTrouble.Blackhole();
        } else if (spec instanceof FaultSpec.LinkReset reset) {
            return new LinkTrouble.Reset(reset.after());
        } else if (spec instanceof FaultSpec.LinkBandwidth narrow) {
            return new LinkTrouble.Bandwidth(narrow.bytesPerSecond());
        }
        throw new IllegalArgumentException("no injector for faults of kind " + spec.kind());
    }
}
