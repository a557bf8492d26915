package dev.faultline.fault.aws;

import dev.faultline.fault.aws.Experiments.Resolved;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.PolicyDocument;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.aws.AwsClients;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a run needs to know of an account, and does in it; an interface of ours, so that its use can be tested without any. */
public interface AwsAccount {
    /** Looks at it, and changes nothing. */
    Findings look(AwsSpec spec, SystemSpec system, PolicyDocument policy) throws IOException, InterruptedException;

    /** The experiments. */
    Experiments experiments();

    /** The lock. */
    RemoteLock lock();

    /** How many there are of what a fault is about, by our names of its targets; none where that is not known. */
    Map<String, OptionalInt> existing(AwsFault.Injected fault) throws IOException, InterruptedException;

    /** What shows the effect of a fault on what it was carried out on since then; empty as long as nothing does. */
    Optional<String> effect(AwsFault.Injected fault, List<Resolved> resolved, Instant since)
            throws IOException, InterruptedException;

    /** AWS itself; the clients are closed by whoever opened them. */
    static AwsAccount over(AwsClients aws) {
        return new AwsAccount() {
            @Override
            public Findings look(AwsSpec spec, SystemSpec system, PolicyDocument policy)
                    throws IOException, InterruptedException {
                return new Preflight(aws, spec, system).look(policy);
            }

            @Override
            public Experiments experiments() {
                return new FisExperiments(aws);
            }

            @Override
            public RemoteLock lock() {
                return new ParameterLock(aws);
            }

            @Override
            public Map<String, OptionalInt> existing(AwsFault.Injected fault) throws IOException, InterruptedException {
                return new Existing(aws).of(fault);
            }

            @Override
            public Optional<String> effect(AwsFault.Injected fault, List<Resolved> resolved, Instant since)
                    throws IOException, InterruptedException {
                return new Effects(aws).seen(fault.template(), resolved, since);
            }
        };
    }
}
