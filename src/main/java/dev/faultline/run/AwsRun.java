package dev.faultline.run;

import dev.faultline.fault.AwsGround;
import dev.faultline.fault.UndoFailed;
import dev.faultline.fault.aws.AwsAccount;
import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.fault.aws.PreflightFailed;
import dev.faultline.target.Target;
import dev.faultline.target.TargetFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.AwsTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One run on a system in AWS: the account is made ready, the experiment conducted, and all that was made taken back. */
final class AwsRun {
    private final RunContext run;
    private final Rehearsal rehearsal;
    private final AwsOrder order;

    AwsRun(RunContext run, Rehearsal rehearsal, AwsOrder order) {
        this.run = run;
        this.rehearsal = rehearsal;
        this.order = order;
    }

    /** Carries it out, and returns how long there was traffic. */
    Duration conduct() throws TargetFailed, RunFailed, IOException, InterruptedException {
        run.listener().note("looking at AWS: " + order.place());
        try (AwsClients clients = AwsClients.in(order.spec().region());
                AwsGround ground =
                        AwsGround.prepare(order, AwsAccount.over(clients), rehearsal.journal(), run.listener()::note);
                Target target = reach(clients)) {
            return run.interruption().reason().isPresent()
                    ? Duration.ZERO
                    : new Experiment(run, rehearsal, target, Optional.of(new AwsMeans(order, clients, ground)))
                            .conduct();
        } catch (PreflightFailed e) {
            throw new RunFailed(e.getMessage(), e);
        } catch (UndoFailed e) {
            throw new RunFailed(
                    "not everything could be taken back in AWS: " + e.getMessage() + ". 'faultline heal' tries again.",
                    e);
        }
    }

    private Target reach(AwsClients clients) throws TargetFailed, InterruptedException {
        run.listener().note("reaching " + order.system().target().orElseThrow().url());
        return AwsTarget.reach(order.system(), order.spec(), clients);
    }
}
