package dev.faultline.plan.aws;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scenario would do to a system in AWS. Nothing of it has been sent anywhere.
 *
 * @param scenario the scenario's name
 * @param system the system's name
 * @param account the account in which it would be done
 * @param region the region, likewise
 * @param catalogue the day as of which the actions of FIS are known
 * @param faults what becomes of each fault, in the order in which they begin
 */
public record AwsPlan(
        String scenario, String system, String account, String region, LocalDate catalogue, List<AwsFault> faults) {
    /** Copies the list, so that the record cannot change. */
    public AwsPlan {
        faults = List.copyOf(faults);
    }

    /** Those of the faults that FIS injects. */
    public Stream<AwsFault.Injected> injected() {
        return faults.stream().filter(AwsFault.Injected.class::isInstance).map(AwsFault.Injected.class::cast);
    }

    /** Those of the faults that nobody can inject there. */
    public Stream<AwsFault.Impossible> impossible() {
        return faults.stream().filter(AwsFault.Impossible.class::isInstance).map(AwsFault.Impossible.class::cast);
    }
}
