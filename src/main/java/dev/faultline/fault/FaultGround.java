package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the faults of a run are injected: it has the injector for each.
 *
 * @param topology asked for the target as it is at the moment of each injection
 * @param staged has those faults that the run carries out itself
 * @param aws made ready, where it is there that the faults are injected
 */
public record FaultGround(
        Supplier<Topology> topology, Function<PlannedFault, StagedFault> staged, Optional<AwsGround> aws) {
    /** On a target of which everything is reached from here, for a run that stages no fault itself. */
    static FaultGround of(Supplier<Topology> topology) {
        return new FaultGround(topology, FaultGround::nobody, Optional.empty());
    }

    /** In AWS, for a run that stages no fault itself. */
    static FaultGround of(Supplier<Topology> topology, AwsGround aws) {
        return new FaultGround(topology, FaultGround::nobody, Optional.of(aws));
    }

    private static StagedFault nobody(PlannedFault fault) {
        throw new IllegalArgumentException("nobody stages a " + fault.spec().kind());
    }

    Injector injector(PlannedFault fault) throws InjectionFailed, InterruptedException {
        if (fault.spec() instanceof FaultSpec.AddedLoad) {
            return new Staged(staged.apply(fault));
        }
        return aws.isPresent() ? aws.get().injector(fault) : Injectors.of(fault, topology.get());
    }
}
